"""Which announcements are one in two languages. They are linked, never merged."""
