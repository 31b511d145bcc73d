"""What tests of auditing share: a real catalogue, which the tests of pushing know how to build."""

from tests.push.conftest import pycsw_module, pycsw_ready

__all__ = ["pycsw_module", "pycsw_ready"]
