"""The portal of Theia/OZCAR, which takes one archive with all data sets of a producer; experimental."""
