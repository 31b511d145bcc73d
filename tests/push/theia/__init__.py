"""Tests of pushing to the portal of Theia/OZCAR."""
