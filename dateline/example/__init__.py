"""The example wire: invented news that ships with the package, and the ledger written by hand beside it."""
