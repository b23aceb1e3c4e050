"""What hosts, browsers and disks need besides the pages."""
