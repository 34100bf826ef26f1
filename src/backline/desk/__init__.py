"""The break companion on the desktop: what it sees, how it asks, and what it keeps."""
