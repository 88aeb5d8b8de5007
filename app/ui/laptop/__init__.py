"""The laptop under the assembly: its clock, its sleep, its battery, its sound."""
