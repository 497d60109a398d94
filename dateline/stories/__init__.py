"""Stories: reports of one running event, followed over days and told. Pure functions of records."""
