; AloVoice Desktop: opens the phone of one operator in a window of the browser that Windows has, already signed in. No wizard, no rights of an
; administrator. Built once (scripts/build.sh); the brain appends for whom it is: 512 bytes, ALOVOICE1|address|token| and blanks.
Unicode true
Target amd64-unicode
Name "AloVoice"
OutFile "target/AloVoice.exe"
RequestExecutionLevel user
SilentInstall silent
; The appended bytes are no damage.
CRCCheck off
SetCompressor /SOLID lzma
VIProductVersion "1.0.0.0"
VIAddVersionKey "ProductName" "AloVoice Desktop"
VIAddVersionKey "FileDescription" "AloVoice Desktop"
VIAddVersionKey "CompanyName" "AloVoice"
VIAddVersionKey "LegalCopyright" "AloVoice"
VIAddVersionKey "FileVersion" "1.0.0.0"
!include LogicLib.nsh
!include x64.nsh

Var address
Var token
Var computer
Var name
Var browser

Section
    Call readTrailer
    Call knowComputer
    Call findBrowser
    Call keepCopy
    ; What follows the # is never sent to a server by the browser; the page trades it for a session.
    StrCpy $0 "$address/desktop.html#$token/$computer/$name"
    ${If} $browser == ""
        ExecShell "open" "$0"
    ${Else}
        ; A profile of its own, which no other window shares; nothing slows it down when it is minimised, so that it rings.
        Exec '"$browser" --app="$0" --user-data-dir="$LOCALAPPDATA\AloVoice\Profile" --no-first-run --no-default-browser-check --autoplay-policy=no-user-gesture-required --disable-background-timer-throttling --disable-backgrounding-occluded-windows --disable-renderer-backgrounding'
    ${EndIf}
SectionEnd

Function readTrailer
    FileOpen $1 "$EXEPATH" r
    FileSeek $1 -512 END
    FileRead $1 $0 512
    FileClose $1
    StrCpy $2 $0 10
    ${If} $2 != "ALOVOICE1|"
        SetErrorLevel 2
        Quit
    ${EndIf}
    StrCpy $0 $0 "" 10
    Call upToBar
    StrCpy $address $2
    Call upToBar
    StrCpy $token $2
FunctionEnd

; Takes from $0 what is before the next bar, and leaves it in $2.
Function upToBar
    StrCpy $3 0
    ${Do}
        StrCpy $4 $0 1 $3
        ${If} $4 == ""
            SetErrorLevel 2
            Quit
        ${EndIf}
        ${If} $4 == "|"
            ${ExitDo}
        ${EndIf}
        IntOp $3 $3 + 1
    ${Loop}
    StrCpy $2 $0 $3
    IntOp $3 $3 + 1
    StrCpy $0 $0 "" $3
FunctionEnd

; What Windows made up when it was installed: another computer has another.
Function knowComputer
    SetRegView 64
    ReadRegStr $computer HKLM "SOFTWARE\Microsoft\Cryptography" "MachineGuid"
    ReadEnvStr $name "COMPUTERNAME"
    ${If} $computer == ""
        StrCpy $computer "$name"
    ${EndIf}
FunctionEnd

; Edge is on every Windows; whoever has Chrome prefers it as a rule no less.
Function findBrowser
    ReadRegStr $browser HKCU "SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\msedge.exe" ""
    ${If} $browser == ""
        ReadRegStr $browser HKLM "SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\msedge.exe" ""
    ${EndIf}
    ${If} $browser == ""
        ReadRegStr $browser HKCU "SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\chrome.exe" ""
    ${EndIf}
    ${If} $browser == ""
        ReadRegStr $browser HKLM "SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\chrome.exe" ""
    ${EndIf}
FunctionEnd

; So that it is found again when the download is cleared away.
Function keepCopy
    ${If} "$EXEPATH" != "$LOCALAPPDATA\AloVoice\AloVoice.exe"
        CreateDirectory "$LOCALAPPDATA\AloVoice"
        CopyFiles /SILENT "$EXEPATH" "$LOCALAPPDATA\AloVoice\AloVoice.exe"
        CreateShortcut "$DESKTOP\AloVoice.lnk" "$LOCALAPPDATA\AloVoice\AloVoice.exe"
        CreateShortcut "$SMPROGRAMS\AloVoice.lnk" "$LOCALAPPDATA\AloVoice\AloVoice.exe"
    ${EndIf}
FunctionEnd
