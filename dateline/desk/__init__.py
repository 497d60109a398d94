"""The editors' face: queues of what to look at, and corrections with reason and name. Enter through `serve`."""
