"""What hosts, browsers and disks need besides pages: headers, hashed names, icons, bundles, the copy for a disk."""
