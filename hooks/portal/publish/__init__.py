"""What hosts, browsers and disks need besides pages: headers, hashed names, icons, bundles, the copy for a disk.

A script for some pages is a file in `overrides/assets/javascripts/` whose first lines say what on a page needs it; `scripts.py` puts
it into those pages.
"""
