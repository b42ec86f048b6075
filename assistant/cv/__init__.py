"""Skills out of a CV: what it says, where it says so, and which level that suggests.

`read_cv` takes a file apart, `analyse` finds skills in it. Nothing is stored, nothing leaves the machine,
and no level is anything but a suggestion that the person confirms.
"""

from __future__ import annotations
