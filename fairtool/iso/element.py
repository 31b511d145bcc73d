"""The element of lxml, under the name that we call it by."""

from lxml.etree import _Element as Element

__all__ = ["Element"]
