/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Names as people type them on any keyboard. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lower case, and letters without their marks. (transfer full) */
char *tbr_fold_text (const char *text);
/* How well a name answers a folded word: 2 it begins so, 1 it has it, 0 it does not. */
int tbr_fold_match (const char *name, const char *folded);

G_END_DECLS
