"""One person's levels per skill, with what each rests on: the profile that every surface reads."""
