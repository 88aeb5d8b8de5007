; The Windows installer (Inno Setup 6), for one person, without an administrator: files, a place in
; the menu, the file type. The firewall asks by itself, once, when the room server first listens.
; An installation over an older one leaves documents and preferences alone: they lie elsewhere
; (%LOCALAPPDATA%\Bordrunde), and taking the program off leaves them, too.
#ifndef Version
  #define Version "0.0.0"
#endif

[Setup]
AppId={{6D0C6C0B-7F0E-4C0D-9B5E-0A2C8E4B1D57}
AppName=Bordrunde
AppVersion={#Version}
AppPublisher=Bordrunde
DefaultDirName={autopf}\Bordrunde
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\build\package
OutputBaseFilename=Bordrunde-{#Version}-windows
UninstallDisplayIcon={app}\bordrunde-window.exe
WizardStyle=modern

[Languages]
Name: "da"; MessagesFile: "compiler:Languages\Danish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\build\package\dist\bordrunde\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Bordrunde"; Filename: "{app}\bordrunde-window.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.bordrunde"; ValueType: string; ValueData: "Bordrunde.Assembly"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Bordrunde.Assembly"; ValueType: string; ValueData: "Bordrunde"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Bordrunde.Assembly\DefaultIcon"; ValueType: string; ValueData: "{app}\bordrunde-window.exe,0"
Root: HKA; Subkey: "Software\Classes\Bordrunde.Assembly\shell\open\command"; ValueType: string; ValueData: """{app}\bordrunde-window.exe"" ""%1"""

[Run]
Filename: "{app}\bordrunde-window.exe"; Description: "{cm:LaunchProgram,Bordrunde}"; Flags: nowait postinstall skipifsilent
