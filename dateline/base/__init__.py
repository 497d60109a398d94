"""What every room shares: records, errors, settings, text and offsets, addresses. Standard library only."""
