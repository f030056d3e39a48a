/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The report of the branch that is shown: a thread reads the branches anew and runs them, so that
   no frame waits. */
#include "desktop/reporting.h"

#include "desktop/branching.h"
#include "desktop/files.h"
#include "desktop/forms.h"
#include "desktop/state.h"
#include "report/fault_words.h"
#include "report/run_report.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a report can be written as; the first two when nobody says. */
static const struct
{
  const char *ending, *name;
} forms[] = { { ".pdf", N_ ("PDF, pages to print") },
              { ".html", N_ ("HTML, one file for a browser") },
              { ".svg", N_ ("SVG, a file for each page") },
              { ".png", N_ ("PNG, a picture of each page") } };

#define STEM "tabard-report-%Y%m%d-%H%M%S" /* of a file, by the clock on the wall */
#define USUAL 3u                           /* bits of the first two */
#define ALL 15u                            /* of all */

struct _TbrReporting
{
  GThread *thread;
  gint is_written;
  TbrWakeFunc wake;
  gpointer wake_data;
  /* what is asked; the thread reads it */
  const TbrHouse *house;
  const TbrMap *map;
  char *path;       /* of the file for which the texts stand */
  char *program;    /* version */
  char *stem;       /* of the files that are written */
  guint endings;    /* of them: a bit for each of the table */
  GPtrArray *texts; /* of the branches; the first is the one that is reported */
  GPtrArray *names; /* the same order */
  /* futures of the one that is reported, as far as there were any */
  TbrOutlook *outlook;                     /* NULL: none */
  guint variants[TBR_RUN_REPORT_BRANCHES]; /* by branch: which of its variants; TBR_NONE: none */
  /* what came of it */
  char *told;
};

static void
free_reporting (TbrReporting *reporting)
{
  g_clear_pointer (&reporting->thread, g_thread_join);
  g_free (reporting->path);
  g_free (reporting->program);
  g_free (reporting->stem);
  g_ptr_array_unref (reporting->texts);
  g_ptr_array_unref (reporting->names);
  tbr_outlook_free (reporting->outlook);
  g_free (reporting->told);
  g_free (reporting);
}

/* ---- in the thread ---- */

/* (transfer full) (nullable): NULL when the branch has faults */
static TbrScenario *
read_branch (const TbrReporting *reporting, guint i)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  return tbr_whatif_read (reporting->texts->pdata[i], reporting->path, reporting->house->library,
                          reporting->map, faults);
}

static guint64
seed_of (const TbrReporting *reporting, const TbrScenario *scenario)
{
  return reporting->house->seed >= 0 ? (guint64) reporting->house->seed
                                     : (guint64) scenario->meta->seed;
}

/* What another branch comes to; NULL when it cannot be read. (transfer full) (nullable) */
static TbrResult *
run_branch (const TbrReporting *reporting, guint i)
{
  g_autoptr (TbrScenario) scenario = read_branch (reporting, i);
  if (scenario == NULL)
    return NULL;
  g_autoptr (TbrSim) sim
      = tbr_sim_new (scenario, seed_of (reporting, scenario), reporting->house->replication);
  tbr_sim_run_until (sim, scenario->meta->duration);
  tbr_sim_flush (sim);
  return tbr_sim_result (sim);
}

static gboolean
write_files (const TbrReporting *reporting, const TbrRunReportSpec *spec, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat (reporting->stem, forms[i].ending, NULL);
      if ((reporting->endings >> i & 1) != 0 && !tbr_run_report_write (spec, path, error))
        return FALSE;
    }
  return TRUE;
}

/* "report.pdf, .html". (transfer full) */
static char *
list_files (const TbrReporting *reporting)
{
  g_autoptr (GString) list = g_string_new (reporting->stem);
  gboolean is_first = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if ((reporting->endings >> i & 1) != 0)
      {
        g_string_append_printf (list, "%s%s", is_first ? "" : ", ", forms[i].ending);
        is_first = FALSE;
      }
  return g_strdup (list->str);
}

/* Where the report is, and whether branches are missing beside the first. (transfer full) */
static char *
word_success (const TbrReporting *reporting, guint n_others)
{
  guint n_missing = reporting->texts->len - 1 - n_others;
  g_autofree char *files = list_files (reporting);
  if (n_missing == 0)
    return g_strdup_printf (_ ("The report is written: %s"), files);
  return g_strdup_printf (_ ("The report is written: %s; without %u of %u other branches, which "
                             "have faults"),
                          files, n_missing, reporting->texts->len - 1);
}

static void
write_report (TbrReporting *reporting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrScenario) scenario = read_branch (reporting, 0);
  g_autofree TbrRunReportBranch *others = g_new0 (TbrRunReportBranch, reporting->texts->len);
  guint n = 0;
  if (scenario == NULL)
    {
      reporting->told = g_strdup (_ ("No report: the branch cannot be read any more"));
      return;
    }
  for (guint i = 1; i < reporting->texts->len; i++)
    {
      others[n].name = reporting->names->pdata[i];
      others[n].variant = reporting->variants[i];
      others[n].result = run_branch (reporting, i);
      n += others[n].result != NULL;
    }
  TbrRunReportSpec spec = { .scenario = scenario,
                            .seed = seed_of (reporting, scenario),
                            .replication = reporting->house->replication,
                            .program = reporting->program,
                            .branch = reporting->names->pdata[0],
                            .others = others,
                            .n_others = n,
                            .outlook = reporting->outlook,
                            .variant = reporting->variants[0] };
  reporting->told = write_files (reporting, &spec, &error) ? word_success (reporting, n)
                                                           : tbr_fault_words (error->message);
  for (guint i = 0; i < n; i++)
    tbr_result_free (others[i].result);
}

static gpointer
work (gpointer data)
{
  TbrReporting *reporting = data;
  write_report (reporting);
  g_atomic_int_set (&reporting->is_written, 1);
  if (reporting->wake != NULL)
    reporting->wake (reporting->wake_data);
  return NULL;
}

/* ---- at the desktop ---- */

/* Adds a branch as it is now. */
static gboolean
add_branch (TbrReporting *reporting, const TbrWhatif *whatif, guint number, GError **error)
{
  TbrBranch branch;
  if (!tbr_whatif_find (whatif, number, &branch))
    return TRUE;
  char *text = tbr_whatif_text (whatif, number, NULL, error);
  if (text == NULL)
    return FALSE;
  g_ptr_array_add (reporting->texts, text);
  g_ptr_array_add (reporting->names, g_strdup (tbr_branching_name (&branch)));
  return TRUE;
}

/* Which of the futures' variants are branches: the file itself, as long as its branch is what the
   file says, and the one that is shown, which may be the file's. */
static void
add_outlook (TbrReporting *reporting, const TbrDesktop *desktop)
{
  const TbrOutlook *outlook
      = desktop->prospect != NULL ? tbr_prospect_futures (desktop->prospect) : NULL;
  TbrBranch first = tbr_whatif_branch (desktop->whatif, 0);
  for (guint i = 0; i < TBR_RUN_REPORT_BRANCHES; i++)
    reporting->variants[i] = TBR_NONE;
  guint shown = desktop->session->is_branch;
  if (outlook == NULL || desktop->attempt.is_on || outlook->n_variants != shown + 1)
    return;
  reporting->outlook = tbr_outlook_ref (outlook);
  reporting->variants[0] = shown;
  if (shown == 0)
    return;
  /* the others stand behind the one shown in their order: the file's is the first of them */
  if (reporting->texts->len > 1 && first.number != tbr_whatif_shown (desktop->whatif)
      && first.n_done == first.n_given)
    reporting->variants[1] = 0;
}

static gboolean
add_branches (TbrReporting *reporting, const TbrWhatif *whatif, GError **error)
{
  guint shown = tbr_whatif_shown (whatif), n = tbr_whatif_n_branches (whatif);
  gboolean done = add_branch (reporting, whatif, shown, error);
  for (guint i = 0; i < n && done && reporting->texts->len < TBR_RUN_REPORT_BRANCHES; i++)
    {
      guint number = tbr_whatif_branch (whatif, i).number;
      done = number == shown || add_branch (reporting, whatif, number, error);
    }
  return done;
}

char *
tbr_reporting_stem (const char *format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, format);
  return tbr_files_document (name);
}

/* @stem: (transfer full) */
static void
begin (TbrDesktop *desktop, char *stem, guint endings)
{
  g_autoptr (GError) error = NULL;
  if (desktop->reporting != NULL)
    {
      g_free (stem);
      tbr_desktop_say (desktop, _ ("A report is being written"));
      return;
    }
  TbrReporting *reporting = g_new0 (TbrReporting, 1);
  reporting->wake = desktop->spec.wake;
  reporting->wake_data = desktop->spec.wake_data;
  reporting->house = &desktop->spec.house;
  reporting->map = desktop->map->map;
  reporting->path = g_strdup (tbr_whatif_path (desktop->whatif));
  reporting->program = g_strdup (desktop->spec.version != NULL ? desktop->spec.version : "");
  reporting->stem = stem;
  reporting->endings = endings;
  reporting->texts = g_ptr_array_new_with_free_func (g_free);
  reporting->names = g_ptr_array_new_with_free_func (g_free);
  if (!add_branches (reporting, desktop->whatif, &error))
    {
      tbr_desktop_tell (desktop, error);
      free_reporting (reporting);
      return;
    }
  add_outlook (reporting, desktop);
  reporting->thread = g_thread_new ("report", work, reporting);
  desktop->reporting = reporting;
  tbr_desktop_say (desktop, _ ("The report is being written"));
}

void
tbr_reporting_begin (TbrDesktop *desktop)
{
  begin (desktop, tbr_reporting_stem (STEM), USUAL);
}

void
tbr_reporting_open (TbrDesktop *desktop)
{
  g_autofree char *stem = tbr_reporting_stem (STEM);
  desktop->form.title = g_strdup (_ ("Write a report"));
  TbrFormField *field
      = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "form", _ ("As"), _ (forms[0].name));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    tbr_form_choice (field, forms[i].ending, _ (forms[i].name));
  tbr_form_choice (field, "all", _ ("all of them"));
  field = tbr_form_file_add (desktop, stem, TBR_FILES_STEM);
  tbr_form_hint (field, _ ("without its ending; of SVG and PNG, one for each page"));
}

void
tbr_reporting_use (TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  const char *chosen = tbr_forms_written (tbr_form_field (form, 0));
  g_autofree char *stem = g_strdup (tbr_form_value (form, "file"));
  guint endings = g_str_equal (chosen, "all") ? ALL : 0;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      endings |= g_str_equal (chosen, forms[i].ending) ? 1u << i : 0;
      if (g_str_has_suffix (stem, forms[i].ending))
        stem[strlen (stem) - strlen (forms[i].ending)] = '\0';
    }
  if (endings == 0 || *stem == '\0')
    {
      tbr_forms_complain (desktop, endings == 0 ? _ ("Choose one of the kinds listed.")
                                                : _ ("Give the file a name."));
      return;
    }
  tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
  begin (desktop, g_steal_pointer (&stem), endings);
}

void
tbr_reporting_tick (TbrDesktop *desktop)
{
  if (desktop->reporting == NULL || !g_atomic_int_get (&desktop->reporting->is_written))
    return;
  tbr_desktop_say (desktop, desktop->reporting->told);
  tbr_reporting_end (desktop);
}

gboolean
tbr_reporting_is_done (const TbrDesktop *desktop)
{
  return desktop->reporting == NULL;
}

void
tbr_reporting_end (TbrDesktop *desktop)
{
  g_clear_pointer (&desktop->reporting, free_reporting);
}
