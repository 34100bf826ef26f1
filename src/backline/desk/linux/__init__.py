"""Linux: an X server, a Wayland compositor and D-Bus services, each asked where it is there."""
