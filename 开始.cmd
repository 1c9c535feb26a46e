@echo off
rem Opens the desk; the first time it installs it. What it does stands in setup\start.py.
chcp 65001 >nul
set PYTHONUTF8=1
cd /d "%~dp0"
set "PY="
where py >nul 2>nul && set "PY=py -3"
if not defined PY where python >nul 2>nul && set "PY=python"
if not defined PY goto none
%PY% setup\start.py
if errorlevel 1 pause
exit /b
:none
echo Python 3.12: winget install -e --id Python.Python.3.12
echo 没有找到 Python。在这里输入上面这行（从 winget 开始），装好后再双击一次“开始”。
cmd /k
