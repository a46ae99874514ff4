"""The commands, one file (or folder) each; importing this package declares them all. They never import each other."""

from importlib import import_module
from pkgutil import iter_modules

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")
