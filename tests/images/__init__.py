"""Pictures as cameras, instruments and drawing programs give them."""
