"""What the journal and the archive refuse: files that are not ours, damaged or in use."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "archive-away": N_(
        "The archive {file} could not be reached. Put its stick in, or connect to its share, then"
        " sync under Report."
    ),
    "archive-busy": N_(
        "Another laptop is syncing with {file} again and again. Wait a moment, then try again."
    ),
    "archive-not-whole": N_(
        "This sync would leave {file} damaged, so nothing was changed. Check both files to see "
        "what is wrong, and sync with a new archive or use the newest backup."
    ),
    "backup-no-folder": N_(
        "No backups are made: nothing can be written in {folder}. Your work itself is saved. Look"
        " at the rights of that folder, or sync with an archive on a stick."
    ),
    "backup-no-room": N_(
        "No backups are made, because the disk is full. Your work itself is saved. Empty the trash"
        " or move large files away; it is tried again each minute."
    ),
    "backup-not-made": N_(
        "The last backup failed. Your work itself is saved. It is tried again each minute; if this"
        " stays, sync with an archive on a stick."
    ),
    "backup-not-read": N_(
        "The backup could not be read. It may have been replaced by a newer one: close this and"
        " look again."
    ),
    "backup-failed": N_(
        "The backup {file} could not be read again, so it does not count. Check the disk."
    ),
    "ballots-differ": N_(
        "The ballots on {question} answer to neither file's seal. Nothing was changed. Use "
        "the newest backup."
    ),
    "crossing-gone": N_(
        "That has been chosen or changed meanwhile, so there is nothing left to choose."
    ),
    "disk-error": N_(
        "The disk with {file} does not answer. What was saved before stays; what you did last is"
        " not saved. Check the cable or stick; this goes when the disk answers again. Then do it"
        " again."
    ),
    "disk-full": N_(
        "The disk is full. What was saved before stays; what you did last is not saved. Empty the"
        " trash or move large files away; this goes when there is space. Then do it again."
    ),
    "disk-nearly-full": N_(
        "The disk is almost full. Everything is still saved: Bordrunde uses the space it kept for"
        " this, enough for thousands of notes and ballots. Empty the trash or move large files away"
        " when you can."
    ),
    "disk-read-only": N_(
        "The disk with {file} takes nothing new any more: it can only be read. What was saved"
        " before stays; what you did last is not saved. Go on with paper, close Bordrunde, restart"
        " the laptop, and open the assembly again."
    ),
    "document-closed": N_("The assembly is being closed. Open it again to go on."),
    "file-cannot-open": N_(
        "{file} cannot be opened. Check that you may read it, and that its disk or stick is "
        "still plugged in."
    ),
    "file-changed": N_(
        "{file} has been changed outside Bordrunde (laptop {device}, entry {entry}). Nothing "
        "was opened. Use the newest backup."
    ),
    "file-damaged": N_(
        "{file} is damaged. Nothing was changed. Open the newest copy from the backup folder "
        "instead."
    ),
    "file-exists": N_("There is a file {file} already. Choose another name."),
    "file-in-use": N_(
        "{file} is open in another window or on another laptop. Close it there first."
    ),
    "file-missing": N_(
        "There is no file {file}. It may have been moved or renamed, or its stick is not "
        "plugged in."
    ),
    "file-newer": N_(
        "{file} was written by a newer Bordrunde (file version {version}; this one knows "
        "{known}). Install the newer Bordrunde to open it."
    ),
    "file-read-only": N_(
        "{file} can only be read. Copy it to a folder you may write in, and open the copy."
    ),
    "folder-missing": N_("There is no folder {folder}. Choose another place."),
    "folder-read-only": N_(
        "Nothing can be written in the folder {folder}. Choose another place, such as your "
        "documents."
    ),
    "import-column-missing": N_(
        "There is no column {column} in {file}. Look at the headings in its first row."
    ),
    "import-field-unknown": N_("The field {field} is unknown. Choose one of: {fields}."),
    "follow-address-unknown": N_(
        "{address} is no address. Type it as the first laptop shows it, like 192.168.1.20:8642."
    ),
    "follow-code-unknown": N_(
        "The code is not the one on the first laptop's screen. Look at it there and type it again."
    ),
    "follow-not-offered": N_(
        "The first laptop lets nobody follow. Choose File, Second laptop there, and try again."
    ),
    "follow-not-understood": N_(
        "The first laptop answers what this one does not understand. Use the same version of"
        " Bordrunde on both."
    ),
    "is-a-document": N_(
        "The file {file} is an assembly, not an archive. Choose another name for the archive."
    ),
    "is-an-archive": N_(
        "The file {file} is an archive. Open the assembly it belongs to, and sync with the "
        "archive from there."
    ),
    "is-public": N_(
        "The file {file} is a public archive: it can be read, and holds nothing to open or sync"
        " with. Choose the assembly or its own archive."
    ),
    "nothing-to-salvage": N_(
        "Nothing of an assembly could be read in {file}. The file was left as it is. Open the"
        " newest backup instead."
    ),
    "medium-lost": N_(
        "The second copy in {folder} is behind: the stick or share does not answer, or it is full."
        " Your work itself is saved on this laptop. Plug it in again, and the copy catches up by"
        " itself."
    ),
    "no-copy-there": N_(
        "There is no second copy in {folder}. Choose the folder that was chosen for it on the first"
        " laptop, usually the stick itself."
    ),
    "not-ours": N_(
        "{file} was not made by Bordrunde, or it has been changed by another program. Nothing"
        " was opened. Choose another file."
    ),
    "not-saved": N_("That was not saved, because something before it was not. Try again."),
    "other-assembly": N_(
        "{file} is the archive of another assembly. Choose this assembly's own archive, or a "
        "new name."
    ),
    "public-taken": N_(
        "{file} is not a public archive, so it was left as it is. Choose another name for the"
        " public archive."
    ),
    "recount-differs": N_(
        "The ballots on disk are not the ones that were counted. Do not publish; run Verify, "
        "and use the newest backup."
    ),
    "sync-clash": N_(
        "The laptop {device} has been copied, and both copies went on (entry {entry}). "
        "Nothing was changed. Sync only one of them, and write the other's work in again."
    ),
    "taken-over": N_(
        "Another laptop runs this assembly now, so nothing was written here. Phones have to open"
        " that laptop's address."
    ),
    "verify-answers": N_("A ballot on {question} says what that poll does not ask."),
    "verify-ballots": N_("The ballots on {question} were changed after the poll closed."),
    "verify-chain": N_("Laptop {device}: entry {entry} is missing or was changed."),
    "verify-check-offs": N_(
        "The ballots on {question} do not add up with those handed out, and nobody said why."
    ),
    "verify-damaged": N_(
        "The file is damaged and cannot be read to its end. Open it in the window, which offers to"
        " save what can be read, if anything can, or use the newest backup."
    ),
    "verify-personal": N_("Personal data were changed: they no longer match the seal {seal}."),
    "verify-schema": N_("The file holds tables, views or triggers that Bordrunde did not write."),
    "verify-structure": N_(
        "The file's structure is damaged. Open it in the window, which offers to save what can be"
        " read, if anything can, or use the newest backup."
    ),
    "verify-table": N_(
        "The table {table} does not say what the entries say. Sync again to make it anew."
    ),
}
