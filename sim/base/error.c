/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The name of tabard's error domain. */
#include <tabard/error.h>

GQuark
tbr_error_quark (void)
{
  return g_quark_from_static_string ("tbr-error-quark");
}
