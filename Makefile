# 常用命令。单独一个 make 列出全部；各命令自己会先补齐所缺的环境，已经齐全时什么也不做。
# （给改程序的人: 说明见 CONTRIBUTING.md。）

.DEFAULT_GOAL := help
.PHONY: help new docs check explain watch desk ocr test fuzz bench typography many masks pictures desk-way gallery lint setup clean

# 写成 make docs CASE=某案，或 make docs CASE="甲案 乙案"；不写就是 cases/ 里的全部案件。
# ARGS 原样交给后面的程序，例如 make docs ARGS=--force、make test ARGS="-k 起诉状"。
CASE ?=
NAME ?=
ARGS ?=

BIN := .venv/bin
SETUP := sh setup/setup.sh

# WeasyPrint's libraries lie, from Homebrew, where a Python from elsewhere does not look. The variable has to stand in
# the recipe itself: macOS strips it from the environment of its own shells.
ifeq ($(shell uname -s),Darwin)
BREW := $(shell brew --prefix 2>/dev/null)
RUN := DYLD_FALLBACK_LIBRARY_PATH="$(BREW)/lib:/usr/local/lib:/usr/lib"
endif

help: ## 列出这些命令
	@echo '用法: make 命令 [CASE=案件] [ARGS=其他选项]'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/\1	\2/p' $(MAKEFILE_LIST) | while IFS='	' read -r name what; do printf '  %-10s %s\n' "$$name" "$$what"; done

new: ## 从截图、账单、聊天、自述开始一件案件；NAME=我的案件 ARGS="--pictures 截图文件夹"，别的选项见 docs/从截图开始.md
	@$(SETUP) build
	@$(RUN) $(BIN)/kameng-docs new "$(NAME)" $(ARGS)

docs: ## 编出 cases/ 里全部案件的文书，放进 out/；CASE=某案 只编一件
	@$(SETUP) build
	@$(RUN) $(BIN)/kameng-docs build $(CASE) $(ARGS)

check: ## 只检查案件文件，不出文书；CASE=某案 只查一件
	@$(SETUP) build
	@$(RUN) $(BIN)/kameng-docs check $(CASE) $(ARGS)

explain: ## 说明一件案件里哪些请求成立、哪些不写、为什么；要写 CASE=某案
	@$(SETUP) build
	@$(RUN) $(BIN)/kameng-docs explain $(CASE) $(ARGS)

watch: ## 守着案件文件，一保存就重编
	@$(SETUP) build
	@$(RUN) $(BIN)/kameng-docs watch $(CASE) $(ARGS)

desk: ## 打开案头：在浏览器里从截图做到文书，只在本机；CASE=某案 直接打开它（首次会装，约 200 MB）
	@$(SETUP) desk
	@$(RUN) $(BIN)/kameng-docs desk $(CASE) $(ARGS)

ocr: ## 另装读图的部件（约 110 MB，装好后不联网），new、evidence mask --auto 才认得出截图里的字
	@$(SETUP) ocr

# A file of tests stays on one core, so that what its tests share is made once. Hundreds of tests start the program:
# byte code is written whatever the environment says, or each of them compiles all of it anew.
test: ## 用全部处理器核心跑全部测试，最后列出最慢的十个（首次会装 Pango、LibreOffice、poppler、qpdf、Chromium）
	@$(SETUP) test
	@$(RUN) PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

# Random, with the number at the head of what it prints: the same again is `ARGS="COUNT SEED"` of either script.
fuzz: ## 把案件文件、聊天、记录随机改坏，再把编到一半的程序随机杀掉四十次，再在 watch 下随机存二百次，再让案头的两个窗口、一个编辑器和 watch 同时改一件案件，看有没有出错、卡住、写坏、丢字
	@$(SETUP) test
	@$(RUN) $(BIN)/python tests/support/fuzz.py $(ARGS)
	@$(RUN) $(BIN)/python tests/support/kills.py $(ARGS)
	@$(RUN) $(BIN)/python tests/support/saves.py $(ARGS)
	@$(RUN) $(BIN)/python tests/support/desk_storm.py $(ARGS)

# Figures of the papers that `make docs` left; `ARGS="out --list all"` tells each place, `ARGS="out --word"` measures Word's pages.
typography: ## 量 out/ 里各份 PDF 排得怎样: 行末、标点、中西文间距、断行断页、字体
	@$(SETUP) test
	@$(RUN) $(BIN)/python benchmarks/typography.py $(ARGS)

# `ARGS="25 1 FOLDER"`: how many, from which number on, where pictures that went wrong are put.
masks: ## 画一百张带卡密的图，让 evidence mask --auto 遮，再读一遍，看漏了几张（约 20 分钟）
	@$(SETUP) ocr
	@$(RUN) OMP_NUM_THREADS=1 $(BIN)/python benchmarks/masks.py $(ARGS)

# `ARGS="--drawn 30 --seed 100 --third --list"`: how many are drawn, from which number on, as JPEGs of a third too, what was missed.
pictures: ## 读六张样图、它们的三分之一大小的 JPEG 和十张画出来的截图，数读对几处、读错几处、用多少内存和时间（约 5 分钟）
	@$(SETUP) ocr
	@$(RUN) OMP_NUM_THREADS=1 $(BIN)/python benchmarks/pictures.py $(ARGS)

# `ARGS="--bill --phone --pictures FOLDER"`: the bill in place of the screenshots, on a small screen, a picture of each step.
desk-way: ## 在浏览器里把案头从截图走到文书，数每一步核对、填写几栏，回答几个问题，点几下，用几秒（约 5 分钟）
	@$(SETUP) test
	@$(RUN) $(BIN)/python benchmarks/desk_way.py $(ARGS)

# `ARGS="check book --rounds 5"` measures some works, `ARGS=--small` only shows that all of them run. CONTRIBUTING.md tells the rest.
bench: ## 量有多快: 编一件、改一处、二百件、证据册各用多少处理器时间，和别的程序做同样的事相比，写进 benchmarks/report.md（约一小时）
	@$(SETUP) test
	@$(RUN) PYTHONDONTWRITEBYTECODE= $(BIN)/python benchmarks/bench $(ARGS)

# `ARGS="1000 10000 100000"`: how many cases; the last takes some minutes and a gigabyte of small files.
many: ## 造一千件、一万件假案件的记录，看 cases、stats 各要几秒、用多少内存
	@$(SETUP) test
	@$(RUN) $(BIN)/python benchmarks/many.py $(ARGS)
# `ARGS=FOLDER`: where the pictures are put.
gallery: ## 给案头的每一页拍照，电脑和手机大小各一张，放进 gallery/（约 2 分钟）
	@$(SETUP) test
	@$(RUN) $(BIN)/python benchmarks/gallery.py $(ARGS)

lint: ## 查代码: 写法、格式、类型、模块间的引用
	@$(SETUP) lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: ## 只装好出文书所需的环境
	@$(SETUP) build

clean: ## 删去虚拟环境和缓存；案件 cases/ 和文书 out/ 不动
	rm -rf .venv .setup dist build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find kameng_docs tests -type d -name __pycache__ -prune -exec rm -rf {} +
	@echo '已清理。cases/ 里的案件和 out/ 里的文书都没有动；要删文书请自己删 out/。'
