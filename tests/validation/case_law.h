/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The laws of service and of arrival that cases name, drawn by the simulator's own samplers. */
#pragma once

#include "engine/stream.h"
#include "validation/json_value.h"

G_BEGIN_DECLS

typedef enum
{
  CASE_LAW_TABARD,     /* one of tabard's laws */
  CASE_LAW_HYPER,      /* one of two exponentials, chosen by chance */
  CASE_LAW_TWO_POINTS, /* one of two values: the simplest law with three given moments */
  CASE_LAW_N
} CaseLawKind;

typedef struct
{
  CaseLawKind kind;
  TbrLaw law;    /* of CASE_LAW_TABARD */
  double share;  /* chance of the first */
  double first;  /* mean of the first exponential, or the first value */
  double second; /* the same of the other */
} CaseLaw;

/**
 * case_law_read:
 * @value: {"dist": "det", "value"}, {"exp", "mean"}, {"gamma" or "lognormal", "mean", "cv"},
 *   {"erlang", "k", "mean"}, {"uniform", "a", "b"}, {"triangular", "a", "mode", "b"}, {"weibull",
 *   "shape", "scale"}, {"hyper2", "p", "mean1", "mean2"} or {"moments", "m": [first three]}
 *
 * Errors: TBR_ERROR_NAME for a law that is not known, TBR_ERROR_RANGE for parameters of none
 */
gboolean case_law_read (const JsonValue *value, CaseLaw *out_law, GError **error);

CaseLaw case_law_exponential (double mean);
CaseLaw case_law_constant (double value);
/* Erlang's law of @k phases. */
CaseLaw case_law_erlang (guint k, double mean);

double case_law_draw (const CaseLaw *law, TbrStream *stream);
/* The mean of the @k-th power; @k 1 to 3. */
double case_law_moment (const CaseLaw *law, guint k);

G_END_DECLS
