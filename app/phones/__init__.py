"""The room server: what phones and tablets on the room's own Wi-Fi see and send. No Qt."""
