/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The elements of an experiment and what each may say. */
#pragma once

#include "scenario/nest.h"

#include <tabard/experiment.h>

typedef enum
{
  TBR_EXPERIMENT_ROOT,
  TBR_EXPERIMENT_DESIGN,
  TBR_EXPERIMENT_FACTOR,
  TBR_EXPERIMENT_LEVEL,
  TBR_EXPERIMENT_SET,
  TBR_EXPERIMENT_USE,
  TBR_EXPERIMENT_EXCEPT,
  TBR_EXPERIMENT_STOP,
  TBR_EXPERIMENT_KEEP,
  TBR_EXPERIMENT_N
} TbrExperimentElement;

typedef struct
{
  const char *title, *scenario;
  gint64 seed, replications, most;
  gboolean common, series;
  TbrTime until, warm_up;
} TbrExperimentRoot;

typedef struct
{
  gint kind; /* TbrDesignKind */
  gint64 points, trajectories, levels;
  const char *file;
} TbrExperimentDesign;

typedef struct
{
  const char *id, *path, *from, *to;
  gint64 steps;
  gboolean whole;
} TbrExperimentFactor;

typedef struct
{
  const char *value, *label;
} TbrExperimentLevel;

typedef struct
{
  const char *path, *value;
} TbrExperimentSet;

typedef struct
{
  const char *href, *file;
} TbrExperimentUse;

typedef struct
{
  const char *when;
} TbrExperimentExcept;

typedef struct
{
  const char *measure;
  double half_width;
  gboolean relative;
} TbrExperimentStop;

typedef struct
{
  const char *measure;
} TbrExperimentKeep;

/* How experiments are written. */
extern const TbrNestForm tbr_experiment_form;
