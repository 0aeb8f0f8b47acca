"""What a person hands over, opened: zip, tar, gzip, folder or file, as streams."""
