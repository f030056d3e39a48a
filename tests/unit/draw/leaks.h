/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the leak sanitizer need not report: fontconfig keeps its patterns until the process ends. */
#pragma once

/* Called by LeakSanitizer; the number of pictures does not change what is kept. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig";
}
