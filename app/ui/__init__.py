"""The windows, the facilitator's and the room's: functions of the assembly, holding no truth."""
