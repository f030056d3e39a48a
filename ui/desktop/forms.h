/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which forms there are: what each asks, and the edit that its answers make. */
#pragma once

#include "desktop/aside.h"
#include "desktop/desktop.h"
#include "desktop/form.h"

G_BEGIN_DECLS

/* An element and one of its parameters, as the argument of an action. */
#define TBR_FORM_PARAM_BITS 12
static inline gint64
tbr_form_pack (guint32 object, guint param)
{
  return (gint64) object << TBR_FORM_PARAM_BITS | (gint64) param;
}

/* Opens a form. The argument: of PARAM as above; of MOVE a unit; of ROAD a link or TBR_NONE. */
void tbr_forms_open (TbrDesktop *desktop, TbrFormKind kind, gint64 argument);
/* Fields that hang on what was chosen before: the policies of a decision, the parameters of a kind
   of hazard. */
void tbr_forms_follow (TbrDesktop *desktop);
/* The edit that the form makes; NULL with a complaint in the form. (transfer full) */
char *tbr_forms_line (TbrDesktop *desktop);
/* From when on what the form changes holds; NULL when it changes nothing. (transfer full) */
char *tbr_forms_since (const TbrDesktop *desktop);
/* A value of an element with the ids of what it refers to; "" for none. (transfer full) */
char *tbr_forms_value (const TbrScenario *scenario, const TbrObject *object, guint param);
/* The same as the reader says it: in words of the language, by the scenario's clock, states by
   name, digits in threes; "" for nothing. (transfer full) */
char *tbr_forms_told (const TbrScenario *scenario, const TbrObject *object, guint param);
/* What may be written there, and what it means. (transfer full) */
char *tbr_forms_range (const TbrParam *param);
/* The parameter that tbr_form_pack() names; NULL when the scenario has none such. */
const TbrParam *tbr_forms_param (const TbrScenario *scenario, gint64 packed);
/* What is allowed, in the language of the reader; "" when everything is. (transfer full) */
char *tbr_forms_allowed (const TbrParam *param);
/* Looks at the values that a form asks for; FALSE with a complaint in the form, at the field that
   it is about. */
gboolean tbr_form_fault_check (TbrDesktop *desktop);
/* The first thing that is wrong with what the form says, NULL for nothing. @out_field: (nullable)
   which of its fields. (transfer full) */
char *tbr_form_fault_find (const TbrDesktop *desktop, guint *out_field);
/* Whether its values are words that a reader wants in the own language: choices, yes and no. */
gboolean tbr_forms_is_word (const TbrParam *param);
/* Element of a unit in the scenario's list, when it can stand elsewhere; TBR_NONE else. */
guint32 tbr_forms_base_of (const TbrScenario *scenario, guint32 unit);
/* The edit that gives the units of an element another base; @town: "" for open country. (transfer
   full) */
char *tbr_forms_move_line (const TbrObject *object, const char *town, double lon, double lat);
/* The place that a text means: a town "Turku, Finland" or "22.27, 60.45". */
gboolean tbr_forms_place (const TbrDesktop *desktop, const char *text, double *out_lon,
                          double *out_lat);
/* "Turku, Finland". (transfer full) */
char *tbr_forms_town (const TbrDesktop *desktop, guint32 city);
/* "Turku - Pori". (transfer full) */
char *tbr_forms_road (const TbrDesktop *desktop, guint32 link);

/* ---- parts that forms share ---- */

#define TBR_FORM_PLACE "@" /* id of a field that stands for lon and lat */

/* A field for a parameter, with what may be chosen. */
TbrFormField *tbr_forms_add_param (TbrDesktop *desktop, const char *id, const TbrParam *param,
                                   const char *value);
/* What the edit says for what was written. */
const char *tbr_forms_written (const TbrFormField *field);
/* Adds states, elements of a section, as answers. */
void tbr_forms_add_states (const TbrDesktop *desktop, TbrFormField *field);
void tbr_forms_add_elements (const TbrDesktop *desktop, TbrFormField *field, const char *section);
/* A field for a place. */
void tbr_forms_add_place (TbrDesktop *desktop, const char *name, const char *value);
/* The name of a town without its state; "" for a point. (transfer full) */
char *tbr_forms_base_name (const TbrDesktop *desktop, const char *text);
/* Appends " name=value" to a line. */
void tbr_forms_append (GString *line, const char *name, const char *value);
void tbr_forms_append_degrees (GString *line, const char *name, double value);
/* The place in the field of an id; FALSE with a complaint. */
gboolean tbr_forms_read_place (TbrDesktop *desktop, const char *id, double *out_lon,
                               double *out_lat);
void tbr_forms_complain (TbrDesktop *desktop, const char *text);
/* An id of a section that is not taken. (transfer full) */
char *tbr_forms_new_id (const TbrScenario *scenario, TbrSectionId section, const char *stem);
/* Where the clock stands, as an edit writes it. (transfer full) */
char *tbr_forms_now (const TbrDesktop *desktop);
/* The middle of the map, or where the selection is. (transfer full) */
char *tbr_forms_here (const TbrDesktop *desktop);
/* A town of which people wrote the label, TBR_NONE. */
guint32 tbr_forms_find_town (const TbrDesktop *desktop, const char *text);
/* Number of the section of a name, -1. */
int tbr_forms_section (const char *name);

/* ---- more units, a stock: form_units.c ---- */

void tbr_form_units_open (TbrDesktop *desktop);
char *tbr_form_units_line (TbrDesktop *desktop);
void tbr_form_stock_open (TbrDesktop *desktop);
char *tbr_form_stock_line (TbrDesktop *desktop);

/* ---- a policy: form_policy.c ---- */

/* What a decision is about, by its name; the name itself when it is none. */
/* What a policy of a scenario decides, point by point. (transfer full) */
char *tbr_form_policy_points (const TbrObject *policy);
const char *tbr_form_policy_point (const char *decision);
void tbr_form_policy_open (TbrDesktop *desktop);
void tbr_form_policy_follow (TbrDesktop *desktop);
char *tbr_form_policy_line (TbrDesktop *desktop);

/* ---- since when: form_since.c ---- */

#define TBR_FORM_SINCE "since" /* id of the field that asks for it */

/* Whether a change holds from the instant on the clock, as it is unless somebody says otherwise, or
   from the start; nothing is asked while the clock stands there. */
void tbr_form_since_add (TbrDesktop *desktop);
gboolean tbr_form_since_is_field (const TbrFormField *field);
/* Whether the form has that choice, and it is the clock's instant. */
gboolean tbr_form_since_is_now (const TbrDesktop *desktop);
/* Appends the instant to an element that is added. */
void tbr_form_since_append (const TbrDesktop *desktop, GString *line);
/* Whether the units of an element can be ordered to another base now. */
gboolean tbr_form_since_can_station (const TbrDesktop *desktop, guint32 object);
/* The orders that do it; @town: "" for open country. (transfer full) */
char *tbr_form_since_station_line (const TbrDesktop *desktop, guint32 object, const char *town,
                                   double lon, double lat);
/* What the base of a unit is called at the instant shown. (transfer full) */
char *tbr_form_since_base (const TbrDesktop *desktop, guint32 unit);
/* Whether an element is a policy of which another one can be put in force now. */
gboolean tbr_form_since_can_date (const TbrDesktop *desktop, const TbrObject *object);
/* The edit that does it, with one other value. (transfer full) */
char *tbr_form_since_policy_line (const TbrDesktop *desktop, const TbrObject *object,
                                  const char *name, const char *value);

/* ---- another hazard: form_hazard.c ---- */

void tbr_form_hazard_open (TbrDesktop *desktop);
void tbr_form_hazard_follow (TbrDesktop *desktop);
char *tbr_form_hazard_line (TbrDesktop *desktop);
/* Fields for what must be given, and for when and where it is. @row: (nullable): stands before
   their ids. */
void tbr_form_hazard_add_required (TbrDesktop *desktop, const TbrParam *params, guint n,
                                   const char *row);

/* ---- another place of a hazard: form_place.c ---- */

void tbr_form_place_open (TbrDesktop *desktop);
void tbr_form_place_follow (TbrDesktop *desktop);
char *tbr_form_place_line (TbrDesktop *desktop);

/* ---- an import: form_import.c ---- */

void tbr_form_import_file_open (TbrDesktop *desktop);
void tbr_form_import_open (TbrDesktop *desktop);
void tbr_form_import_follow (TbrDesktop *desktop);
char *tbr_form_import_line (TbrDesktop *desktop);
/* The first rows, how many fit, and why others do not. */
void tbr_form_import_build (const TbrDesktop *desktop, TbrColumn *column);
/* What was read for an import; FALSE when nothing of it can be used. */
gboolean tbr_form_import_take (TbrDesktop *desktop, TbrBrought *brought);
void tbr_form_import_forget (TbrDesktop *desktop);

/* ---- a field that asks for a file, and the form that opens one: form_file.c ---- */

/* A field of a file. @path: what it begins with; a folder ends with "/" */
TbrFormField *tbr_form_file_add (TbrDesktop *desktop, const char *path, TbrFilesUse use);
/* The folder of what is open, with "/" at its end; documents when nothing is. (transfer full) */
char *tbr_form_file_here (const TbrDesktop *desktop);
/* Adds what lies in the folder that is written: TbrFormChoice, the id a whole path. */
void tbr_form_file_fits (const TbrDesktop *desktop, GArray *fits);
/* Which of them is marked; their number: none is, and what is written counts. */
guint tbr_form_file_marked (const TbrDesktop *desktop, const GArray *fits);
/* Marks another one. */
void tbr_form_file_mark (TbrDesktop *desktop, const GArray *fits, int step);
/* Goes into a folder, or writes a file. Returns: whether the field is answered by that */
gboolean tbr_form_file_take (TbrDesktop *desktop, const char *id);
/* Backspace behind a folder leaves it. Returns: whether it was that */
gboolean tbr_form_file_up (TbrDesktop *desktop);
/* Before a letter that begins anew, and after any: the folder stays, "//" begins at the root. */
void tbr_form_file_before (TbrDesktop *desktop);
void tbr_form_file_after (TbrDesktop *desktop);
/* What the row of a file shows beside its name. (transfer full): the title, which the row borrows
 */
char *tbr_form_file_row (const TbrDesktop *desktop, const TbrFormChoice *fit, TbrWidget *row);
/* What is wrong with the folder, and how one gets about. */
void tbr_form_file_build (const TbrDesktop *desktop, TbrColumn *column, const GArray *fits);
/* Opens, imports or lays over the map, by what a file is. */
void tbr_form_file_bring (TbrDesktop *desktop, const char *path);
void tbr_form_open_open (TbrDesktop *desktop);
/* Asks what the file is that is written; tbr_form_file_tick() opens it. */
void tbr_form_open_use (TbrDesktop *desktop);
/* What was read of folders and files since. */
void tbr_form_file_tick (TbrDesktop *desktop);

/* ---- a new scenario: form_new.c ---- */

void tbr_form_new_open (TbrDesktop *desktop);
void tbr_form_new_use (TbrDesktop *desktop);
/* Takes what came of a new scenario that was written beside the window. */
void tbr_form_new_tick (TbrDesktop *desktop);
extern const TbrAsideKind tbr_form_new_aside;

/* ---- who could be where: form_coverage.c ---- */

void tbr_form_coverage_open (TbrDesktop *desktop);
void tbr_form_coverage_use (TbrDesktop *desktop);

/* ---- writing: answer.c ---- */

/* Goes to a field by its number, or so many further. */
void tbr_answer_go (TbrDesktop *desktop, guint field);
void tbr_answer_step (TbrDesktop *desktop, int step);
/* Answers that fit what is written in the current field: TbrFormChoice, to be freed. */
GArray *tbr_answer_fits (const TbrDesktop *desktop);
/* Marks the next or previous of them. */
void tbr_answer_mark (TbrDesktop *desktop, int step);
/* Takes one of them, goes on to the next field. */
void tbr_answer_take (TbrDesktop *desktop, guint fit);
/* Before a letter is written, and after. */
void tbr_answer_before (TbrDesktop *desktop);
void tbr_answer_after (TbrDesktop *desktop);
/* Enter: takes what is marked, goes on, and at the end uses the form. */
void tbr_answer_enter (TbrDesktop *desktop);
void tbr_answer_use (TbrDesktop *desktop);
/* A click on the map while a place is asked for; FALSE when none is. */
gboolean tbr_answer_point (TbrDesktop *desktop, double x, double y);

G_END_DECLS
