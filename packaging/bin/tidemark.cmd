@echo off
rem Starts Tidemark on a Java that is new enough.
rem
rem Looked at in this order, the first that is new enough is taken: JAVA_HOME, the java on the PATH, the newest one in
rem the usual folders. Versions are read from the "release" file that every JDK carries, without starting it.
rem
rem   TIDEMARK_JAVA_OPTS     further options for Java, separated by blanks
rem   TIDEMARK_JAVA_FOLDERS  folders that hold Java installations, separated by semicolons, instead of the usual ones

setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=25"
set "JAVA="
set "BEST=0"

if defined JAVA_HOME call :try "%JAVA_HOME%"
if defined JAVA goto run

for /f "delims=" %%J in ('where java 2^>nul') do (
    if not defined JAVA call :try "%%~dpJ.."
)
if defined JAVA goto run

if defined TIDEMARK_JAVA_FOLDERS (
    for %%F in ("%TIDEMARK_JAVA_FOLDERS:;=" "%") do call :folder "%%~F"
) else (
    for %%F in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%ProgramFiles%\Amazon Corretto" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do call :folder "%%~F"
)
if defined JAVA goto run

>&2 echo Tidemark needs Java %NEEDED% or newer, and none was found here.
>&2 echo Looked at: JAVA_HOME, the java on the PATH, and the usual folders.
>&2 echo Install a JDK %NEEDED%, see README.md, or set JAVA_HOME to the folder of one.
exit /b 1

:run
"%JAVA%" -XX:+UseSerialGC -Xshare:auto --enable-native-access=ALL-UNNAMED %TIDEMARK_JAVA_OPTS% -jar "%~dp0..\lib\tidemark.jar" %*
exit /b %ERRORLEVEL%

rem Takes the Java in the folder %1 if it is new enough.
:try
call :major "%~1"
if %MAJOR% GEQ %NEEDED% set "JAVA=%~1\bin\java.exe"
goto :eof

rem Takes the newest Java below the folder %1 if it is newer than the best so far.
:folder
if not exist "%~1\" goto :eof
for /d %%D in ("%~1\*") do (
    call :better "%%~D"
    if exist "%%~D\current\release" call :better "%%~D\current"
)
goto :eof

:better
call :major "%~1"
if %MAJOR% GEQ %NEEDED% if %MAJOR% GTR %BEST% (
    set "BEST=%MAJOR%"
    set "JAVA=%~1\bin\java.exe"
)
goto :eof

rem Reads the first number of the version of the Java in the folder %1 into MAJOR; 0 where there is none.
:major
set "MAJOR=0"
if not exist "%~1\bin\java.exe" goto :eof
if not exist "%~1\release" goto :eof
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "tokens=1 delims=.-+" %%M in ("%%~V") do set /a "MAJOR=%%M" 2>nul
)
goto :eof
