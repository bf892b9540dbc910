"""What every PDF is made of: objects known by their content, read and written; what a file says of itself."""
