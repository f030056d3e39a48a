/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the doctor tells of the file that is open or cannot be opened, and what is done with one of
   its lines. */
#include "desktop/doctor.h"

#include "desktop/launch.h"
#include "desktop/state.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>
#include <string.h>

#define LINE_STEP 60.0 /* pixels at ui 1 that a key scrolls the pane */

static void
clear_line (gpointer data)
{
  TbrDoctorLine *line = data;
  g_free (line->file);
  g_free (line->message);
  g_free (line->told);
}

void
tbr_doctor_init (TbrDesktop *desktop)
{
  desktop->doctor.lines = g_array_new (FALSE, TRUE, sizeof (TbrDoctorLine));
  g_array_set_clear_func (desktop->doctor.lines, clear_line);
  desktop->doctor.is_due = TRUE;
  desktop->doctor.chosen = -1;
}

void
tbr_doctor_close_pane (TbrDesktop *desktop)
{
  TbrDoctor *doctor = &desktop->doctor;
  doctor->chosen = -1;
  tbr_aside_forget (desktop->asides[TBR_ASIDE_SOURCE]);
  g_clear_pointer (&doctor->source, tbr_source_free);
  g_clear_pointer (&doctor->complaint, g_free);
  tbr_desktop_close_panel (desktop, TBR_PANEL_SOURCE);
  tbr_desktop_touch (desktop, TBR_PANEL_START);
  tbr_desktop_touch (desktop, TBR_PANEL_DOCTOR);
}

void
tbr_doctor_end (TbrDesktop *desktop)
{
  g_clear_pointer (&desktop->doctor.source, tbr_source_free);
  g_clear_pointer (&desktop->doctor.complaint, g_free);
  g_clear_pointer (&desktop->doctor.lines, g_array_unref);
}

void
tbr_doctor_forget (TbrDesktop *desktop)
{
  desktop->doctor.is_due = TRUE;
  tbr_desktop_touch (desktop, TBR_PANEL_DOCTOR);
  tbr_desktop_touch (desktop, TBR_PANEL_START);
  tbr_desktop_touch (desktop, TBR_PANEL_SOURCE);
}

/* ---- which thing a line is about ---- */

static TbrThing
thing_of_object (const TbrScenario *scenario, const TbrObject *object)
{
  const TbrThing none = { TBR_THING_NONE, TBR_NONE };
  static const struct
  {
    TbrSectionId section;
    TbrThingKind kind;
  } kinds[] = { { TBR_SECTION_HAZARDS, TBR_THING_HAZARD },
                { TBR_SECTION_POLICIES, TBR_THING_POLICY },
                { TBR_SECTION_STATES, TBR_THING_STATE } };
  for (guint i = 0; i < scenario->n_units; i++)
    if (scenario->objects[scenario->units[i].object] == object)
      return (TbrThing){ TBR_THING_UNIT, i };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const TbrSection *section = &scenario->sections[kinds[i].section];
      for (guint k = 0; k < section->n; k++)
        if (section->objects[k] == object)
          return (TbrThing){ kinds[i].kind, k };
    }
  return none;
}

/* The element that a line of a file belongs to, NULL for none. */
static const TbrObject *
object_at (const TbrScenario *scenario, const char *file, guint line)
{
  const TbrObject *best = NULL;
  for (guint i = 0; i < scenario->n_objects; i++)
    {
      const TbrObject *object = scenario->objects[i];
      if (object->line <= line && (best == NULL || object->line > best->line)
          && strcmp (object->file, file) == 0)
        best = object;
    }
  return best;
}

static TbrThing
thing_at (const TbrDesktop *desktop, const char *file, guint line)
{
  const TbrThing none = { TBR_THING_NONE, TBR_NONE };
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  const TbrObject *object = scenario != NULL && line > 0 ? object_at (scenario, file, line) : NULL;
  TbrThing thing = object != NULL ? thing_of_object (scenario, object) : none;
  if (thing.kind != TBR_THING_STATE)
    return thing;
  /* states of the scenario are those of the map by their code */
  TbrStateId state = tbr_map_find_state (desktop->map->map, object->id);
  return tbr_is_none (state) ? none : (TbrThing){ TBR_THING_STATE, state.i };
}

/* ---- the lines ---- */

static void
add_faults (const TbrDesktop *desktop, const TbrDiagnostics *faults, gboolean is_own, GArray *lines)
{
  for (guint i = 0; faults != NULL && i < tbr_diagnostics_kept (faults); i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, i);
      gboolean is_fault = fault->severity == TBR_SEVERITY_FAULT;
      TbrThing thing = { TBR_THING_NONE, TBR_NONE };
      if (!is_own)
        thing = thing_at (desktop, fault->file, fault->line);
      TbrDoctorLine line = { .kind = is_fault ? TBR_DOCTOR_FAULT : TBR_DOCTOR_WARNING,
                             .file = g_strdup (fault->file),
                             .line = fault->line,
                             .message = g_strdup (fault->message),
                             .told = tbr_fault_words (fault->message),
                             .thing = thing,
                             .is_own = is_own };
      g_array_append_val (lines, line);
    }
}

const GArray *
tbr_doctor_lines (TbrDesktop *desktop)
{
  TbrDoctor *doctor = &desktop->doctor;
  const char *path;
  if (!doctor->is_due)
    return doctor->lines;
  doctor->is_due = FALSE;
  g_array_set_size (doctor->lines, 0);
  const TbrDiagnostics *faults = tbr_desktop_faults (desktop, &path);
  if (faults != NULL)
    add_faults (desktop, faults, desktop->own.faults == faults, doctor->lines);
  else if (desktop->session != NULL && desktop->session->scenario != NULL)
    {
      add_faults (desktop, desktop->session->faults, FALSE, doctor->lines);
      for (guint i = 0; i < desktop->own.left->len; i++)
        add_faults (desktop, desktop->own.left->pdata[i], TRUE, doctor->lines);
      tbr_doctor_add_estimates (desktop, doctor->lines);
      tbr_own_layers_tell (desktop, doctor->lines);
    }
  return doctor->lines;
}

const TbrDoctorLine *
tbr_doctor_line (TbrDesktop *desktop, guint index)
{
  const GArray *lines = tbr_doctor_lines (desktop);
  return index < lines->len ? &g_array_index (lines, TbrDoctorLine, index) : NULL;
}

char *
tbr_doctor_text (const TbrDoctorLine *line)
{
  return line->line > 0 ? g_strdup_printf ("%s:%u: %s", line->file, line->line, line->message)
                        : g_strdup_printf ("%s: %s", line->file, line->message);
}

/* ---- its place in the file ---- */

/* Which line of which file, and where that may lie. */
typedef struct
{
  GPtrArray *paths; /* char *: the first that is a file is meant, else the first */
  guint line;
  char *message;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;
  g_ptr_array_unref (question->paths);
  g_free (question->message);
  g_free (question);
}

static gpointer
look (gconstpointer data)
{
  const Question *question = data;
  guint i = 0;
  while (i < question->paths->len
         && !g_file_test (question->paths->pdata[i], G_FILE_TEST_IS_REGULAR))
    i++;
  return tbr_source_read (question->paths->pdata[i < question->paths->len ? i : 0], question->line,
                          question->message);
}

static void
free_source (gpointer source)
{
  tbr_source_free (source);
}

const TbrAsideKind tbr_doctor_aside = { "source", look, free_question, free_source };

static Question *
question_new (const TbrDesktop *desktop, const TbrDoctorLine *line)
{
  const char *library = desktop->spec.house.library != NULL ? desktop->spec.house.library : ".";
  const char *opened = desktop->path != NULL ? desktop->path : ".";
  g_autofree char *folder = g_path_get_dirname (opened);
  const char *const folders[] = { opened, folder, library };
  Question *question = g_new (Question, 1);
  *question
      = (Question){ g_ptr_array_new_with_free_func (g_free), line->line, g_strdup (line->message) };
  g_ptr_array_add (question->paths, g_strdup (line->file));
  for (guint i = 0; i < G_N_ELEMENTS (folders) && !g_path_is_absolute (line->file); i++)
    g_ptr_array_add (question->paths, g_build_filename (folders[i], line->file, NULL));
  return question;
}

/* ---- what is done with one ---- */

gboolean
tbr_doctor_place (TbrDesktop *desktop, const TbrDoctorLine *line, double *out_lon, double *out_lat)
{
  const TbrSource *source = desktop->doctor.source;
  if (desktop->screen != TBR_SCREEN_CRISIS || desktop->panels[TBR_PANEL_START].is_open)
    return FALSE;
  return (source != NULL && tbr_source_place (source, out_lon, out_lat))
         || (line->thing.kind != TBR_THING_NONE
             && tbr_desktop_place_of (desktop, line->thing, out_lon, out_lat));
}

static void
show_on_map (TbrDesktop *desktop, const TbrDoctorLine *line)
{
  double lon, lat;
  if (tbr_doctor_place (desktop, line, &lon, &lat))
    tbr_camera_fly (desktop, lon, lat);
  if (desktop->screen == TBR_SCREEN_CRISIS && line->thing.kind != TBR_THING_NONE)
    {
      desktop->selection = line->thing;
      tbr_desktop_show_tab (desktop, TBR_TAB_DETAILS);
    }
  tbr_desktop_touch_all (desktop);
}

static void
choose (TbrDesktop *desktop, guint index)
{
  TbrDoctor *doctor = &desktop->doctor;
  const TbrDoctorLine *line = tbr_doctor_line (desktop, index);
  if (line == NULL)
    return;
  g_clear_pointer (&doctor->source, tbr_source_free);
  g_clear_pointer (&doctor->complaint, g_free);
  tbr_aside_ask (desktop->asides[TBR_ASIDE_SOURCE], question_new (desktop, line));
  doctor->chosen = (int) index;
  if (!desktop->panels[TBR_PANEL_SOURCE].is_open)
    tbr_desktop_open_panel (desktop, TBR_PANEL_SOURCE);
  desktop->focus_panel = TBR_PANEL_SOURCE;
  desktop->focus = -1;
  tbr_desktop_lay_out (desktop);
  tbr_desktop_touch_all (desktop);
}

void
tbr_doctor_tick (TbrDesktop *desktop)
{
  TbrDoctor *doctor = &desktop->doctor;
  TbrSource *source = tbr_aside_take (desktop->asides[TBR_ASIDE_SOURCE]);
  const TbrDoctorLine *line = source != NULL && doctor->chosen >= 0
                                  ? tbr_doctor_line (desktop, (guint) doctor->chosen)
                                  : NULL;
  if (line == NULL)
    {
      tbr_source_free (source);
      return;
    }
  tbr_source_free (doctor->source);
  doctor->source = source;
  doctor->is_fresh = TRUE;
  tbr_desktop_touch_all (desktop);
  if (desktop->screen == TBR_SCREEN_CRISIS && !desktop->panels[TBR_PANEL_START].is_open)
    show_on_map (desktop, line);
}

void
tbr_doctor_renew (TbrDesktop *desktop)
{
  TbrDoctor *doctor = &desktop->doctor;
  gboolean is_shown
      = desktop->panels[TBR_PANEL_START].is_open || desktop->panels[TBR_PANEL_DOCTOR].is_open;
  int n = (int) tbr_doctor_lines (desktop)->len;
  if (doctor->chosen >= 0 && doctor->chosen < n && is_shown)
    choose (desktop, (guint) doctor->chosen);
  else
    tbr_doctor_close_pane (desktop);
}

static void
toggle (TbrDesktop *desktop)
{
  if (desktop->panels[TBR_PANEL_DOCTOR].is_open)
    {
      tbr_doctor_close_pane (desktop);
      tbr_desktop_close_panel (desktop, TBR_PANEL_DOCTOR);
      return;
    }
  if (desktop->session == NULL || desktop->session->scenario == NULL || desktop->stage != NULL
      || desktop->editor != NULL)
    return;
  desktop->doctor.is_due = TRUE;
  tbr_desktop_close_panel (desktop, TBR_PANEL_LAYERS);
  tbr_desktop_open_panel (desktop, TBR_PANEL_DOCTOR);
  desktop->focus_panel = TBR_PANEL_DOCTOR;
  desktop->focus = -1;
}

static void
copy (TbrDesktop *desktop, guint index)
{
  const TbrDoctorLine *line = tbr_doctor_line (desktop, index);
  if (line == NULL)
    return;
  g_free (desktop->errand.clipboard);
  desktop->errand.clipboard = tbr_doctor_text (line);
  tbr_desktop_say (desktop, _ ("Copied"));
}

static void
open_editor (TbrDesktop *desktop)
{
  TbrDoctor *doctor = &desktop->doctor;
  if (doctor->source == NULL)
    return;
  g_free (doctor->complaint);
  doctor->complaint = tbr_launch_editor (doctor->source->path, doctor->source->mark_line > 0
                                                                   ? doctor->source->mark_line
                                                                   : doctor->source->line);
  tbr_desktop_touch (desktop, TBR_PANEL_SOURCE);
}

void
tbr_doctor_act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrDoctor *doctor = &desktop->doctor;
  const TbrDoctorLine *line
      = doctor->chosen >= 0 ? tbr_doctor_line (desktop, (guint) doctor->chosen) : NULL;
  if (action == TBR_ACT_DOCTOR)
    toggle (desktop);
  else if (action == TBR_ACT_DOCTOR_LINE)
    choose (desktop, (guint) argument);
  else if (action == TBR_ACT_DOCTOR_STEP)
    choose (desktop, (guint) MAX (doctor->chosen + (int) argument, 0));
  else if (action == TBR_ACT_DOCTOR_EDITOR)
    open_editor (desktop);
  else if (action == TBR_ACT_DOCTOR_SHOW && line != NULL)
    show_on_map (desktop, line);
  else if (action == TBR_ACT_COPY_ROW)
    copy (desktop, (guint) argument);
}

gboolean
tbr_doctor_leave (TbrDesktop *desktop)
{
  TbrPanelId modal = tbr_desktop_modal (desktop);
  if (modal != TBR_PANEL_N && modal != TBR_PANEL_START)
    return FALSE;
  if (desktop->panels[TBR_PANEL_SOURCE].is_open)
    {
      TbrPanelId list = modal == TBR_PANEL_START ? TBR_PANEL_START : TBR_PANEL_DOCTOR;
      tbr_doctor_close_pane (desktop);
      desktop->focus_panel = list;
      return TRUE;
    }
  if (modal == TBR_PANEL_START || !desktop->panels[TBR_PANEL_DOCTOR].is_open)
    return FALSE;
  tbr_desktop_close_panel (desktop, TBR_PANEL_DOCTOR);
  return TRUE;
}

gboolean
tbr_doctor_key (TbrDesktop *desktop, const TbrInput *input)
{
  TbrPanelId modal = tbr_desktop_modal (desktop);
  TbrPanel *pane = &desktop->panels[TBR_PANEL_SOURCE];
  gboolean is_up = input->key == TBR_KEY_UP || input->key == TBR_KEY_PAGE_UP;
  gboolean is_page = input->key == TBR_KEY_PAGE_UP || input->key == TBR_KEY_PAGE_DOWN;
  gboolean is_line = input->key == TBR_KEY_UP || input->key == TBR_KEY_DOWN;
  gboolean has_keys = modal == TBR_PANEL_START
                      || (modal == TBR_PANEL_N
                          && (desktop->focus_panel == TBR_PANEL_DOCTOR
                              || desktop->focus_panel == TBR_PANEL_SOURCE));
  if (!has_keys || !(is_page || is_line) || input->with != 0)
    return FALSE;
  if (is_page && pane->is_open)
    tbr_panel_scroll (desktop, TBR_PANEL_SOURCE,
                      (is_up ? -1 : 1)
                          * MAX (pane->rect.height - pane->head - LINE_STEP * desktop->ui,
                                 LINE_STEP * desktop->ui));
  else if (is_line && pane->is_open)
    tbr_desktop_act (desktop, TBR_ACT_DOCTOR_STEP, is_up ? -1 : 1);
  else if (is_line && desktop->panels[TBR_PANEL_DOCTOR].is_open && modal == TBR_PANEL_N)
    tbr_desktop_act (desktop, is_up ? TBR_ACT_PREVIOUS_WIDGET : TBR_ACT_NEXT_WIDGET, 0);
  else
    return FALSE;
  return TRUE;
}
