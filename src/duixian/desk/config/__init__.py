"""How the desk is put together: settings, addresses, what happens around every request."""
