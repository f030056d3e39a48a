/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Scenarios that mean harm are refused with a line, soon, and in little memory. */
#include <tabard/scenario.h>

#include <glib/gstdio.h>

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define HEAD                                                                                       \
  "<scenario xmlns='urn:tabard:scenario:1'>\n<meta title='T' start='2018-07-01T00:00Z' "           \
  "duration='10 d'/>\n"

/* Bytes in a megabyte. */
#define MEGABYTE 1000000

/* Memory that refusing may cost beyond the text, megabytes; an address sanitizer keeps what was
   freed. */
#ifdef __has_feature
#define HAS_FEATURE(name) __has_feature (name)
#else
#define HAS_FEATURE(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || HAS_FEATURE(address_sanitizer)
#define SLACK 1000
#else
#define SLACK 50
#endif

/* Shared by the tests of this file. */
typedef struct
{
  TbrMap *map;
  TbrDiagnostics *faults;
  char *folder; /* of its own, empty at first */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  fixture->map = tbr_map_load (folder, NULL);
  g_assert_nonnull (fixture->map);
  fixture->faults = tbr_diagnostics_new ();
  fixture->folder = g_dir_make_tmp ("tabard-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name = g_dir_read_name (directory); name != NULL;
       name = g_dir_read_name (directory))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  tbr_diagnostics_free (fixture->faults);
  tbr_map_free (fixture->map);
}

/* Holds the only fault of a text against its line and the beginning of its message. */
static void
refuses (Fixture *fixture, const char *text, gssize length, guint line, const char *message)
{
  tbr_diagnostics_free (fixture->faults);
  fixture->faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_parse (text, length, "evil.xml", NULL, fixture->map, NULL, fixture->faults);
  g_autofree char *told = tbr_diagnostics_to_text (fixture->faults);
  g_test_message ("%.300s", told);
  g_assert_null (scenario);
  g_assert_cmpuint (tbr_diagnostics_count (fixture->faults), ==, 1);
  const TbrDiagnostic *fault = tbr_diagnostics_get (fixture->faults, 0);
  g_assert_cmpuint (fault->line, ==, line);
  g_assert_true (g_str_has_prefix (fault->message, message));
}

/* Peak memory of this process so far, megabytes. */
static double
peak_memory (void)
{
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss * 1024 / MEGABYTE;
}

static void
test_hostile_entities_are_refused (Fixture *fixture, gconstpointer data)
{
  refuses (fixture,
           "<?xml version='1.0'?>\n<!DOCTYPE scenario [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
           "<scenario xmlns='urn:tabard:scenario:1'>&x;</scenario>",
           -1, 2, "a document type is not allowed");
  refuses (fixture,
           "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
           "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>\n<scenario>&c;</scenario>",
           -1, 1, "a document type is not allowed");
  refuses (fixture, "<!DOCTYPE scenario SYSTEM 'http://127.0.0.1/x.dtd'>\n<scenario/>", -1, 1,
           "a document type is not allowed");
  refuses (fixture, "<scenario xmlns='urn:tabard:scenario:1'>\n&x;</scenario>", -1, 2,
           "not well-formed XML");
}

static void
test_hostile_bytes_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char broken[] = HEAD "<units note='\xff'/></scenario>";
  static const char zero[] = HEAD "<units/>\n\0</scenario>";
  static const char wide[] = "\xff\xfe<\0s\0c\0/\0>\0";
  refuses (fixture, broken, -1, 3, "the text is not UTF-8");
  refuses (fixture, zero, sizeof zero - 1, 4, "the text is not UTF-8");
  refuses (fixture, wide, sizeof wide - 1, 1, "the text is not UTF-8");
  refuses (fixture, "<?xml version='1.0' encoding='ISO-8859-1'?>\n<scenario/>", -1, 1,
           "the encoding must be UTF-8");
  refuses (fixture, "", -1, 1, "not well-formed XML");
  refuses (fixture, HEAD "<units>\n</hazards></scenario>", -1, 4, "not well-formed XML");
}

static void
test_hostile_nesting_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "<units>\n");
  /* Root and 15 more are allowed; the head has two lines, so the 16th <units> is on line 18. */
  refuses (fixture, text->str, -1, 18, "elements are nested more than 16 deep");
}

static void
test_hostile_numbers_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const values[]
      = { "nan", "inf", "-inf", "1e999", "0x10", "1,5", "", " ", "-0.1", "1e400 %", "1%%" };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text
          = g_strdup_printf (HEAD "<states>\n<state id='SE' risk='%s'/></states></scenario>",
                             values[i]);
      refuses (fixture, text, -1, 4, "state 'SE': risk: ");
    }
  refuses (fixture,
           HEAD "<capabilities><capability id='T' title='T'/></capabilities><units>\n"
                "<unit id='A' capability='T' count='-5'/></units></scenario>",
           -1, 4, "unit 'A': count: -5 is outside 0-10000");
}

static void
test_hostile_tags_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD "<units>\n<unit");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, " a%u='1'", i);
  g_string_append (text, "/></units></scenario>");
  refuses (fixture, text->str, -1, 4, "a tag has more than 256 attributes");
}

/* A schema that the text names is not opened: there is no such file, and nothing is said of it. */
static void
test_hostile_schema_hints_are_passed_over (Fixture *fixture, gconstpointer data)
{
  static const char text[]
      = "<scenario xmlns='urn:tabard:scenario:1' xmlns:xsi='http://www.w3.org/2001/"
        "XMLSchema-instance' xsi:schemaLocation='urn:x /etc/passwd' xsi:type='evil'>"
        "<meta title='T' start='2018-07-01T00:00Z' duration='10 d'/></scenario>";
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_parse (text, -1, "evil.xml", NULL, fixture->map, NULL, fixture->faults);
  g_assert_nonnull (scenario);
}

static void
test_hostile_size_is_refused (Fixture *fixture, gconstpointer data)
{
  gsize length = 200 * (gsize) MEGABYTE;
  g_autofree char *text = g_malloc (length + 1);
  memset (text, 'a', length);
  text[length] = '\0';
  memcpy (text, HEAD, strlen (HEAD));
  double before = peak_memory ();
  refuses (fixture, text, (gssize) length, 1, "200 MB is more than the 128 MB allowed");
  g_assert_cmpfloat (peak_memory () - before, <, SLACK);
  /* Just under the limit it is read, and refused for what it is: the parser's own limit on one
     text need not be reached. */
  gsize shorter = 60 * (gsize) MEGABYTE;
  refuses (fixture, text, (gssize) shorter, 3, "not well-formed XML");
  g_assert_cmpfloat (peak_memory () - before, <, 60 + SLACK);
}

static void
write_file (const Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
refuses_file (Fixture *fixture, const char *name, guint line, const char *message)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_load (path, NULL, fixture->map, NULL, fixture->faults);
  g_assert_null (scenario);
  g_assert_cmpuint (tbr_diagnostics_count (fixture->faults), ==, 1);
  const TbrDiagnostic *fault = tbr_diagnostics_get (fixture->faults, 0);
  g_test_message ("%s:%u: %s", fault->file, fault->line, fault->message);
  g_assert_cmpuint (fault->line, ==, line);
  g_assert_nonnull (strstr (fault->message, message));
}

static void
test_hostile_links_out_of_the_folder_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "out.xml", NULL);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  write_file (fixture, "scenario.xml", HEAD "<use href='out.xml'/></scenario>");
  refuses_file (fixture, "scenario.xml", 3, "a link leads out of the folder");
}

static void
test_hostile_chains_of_files_are_refused (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.xml", i);
      g_autofree char *text = g_strdup_printf (
          "<library xmlns='urn:tabard:scenario:1'>\n\n<use href='%u.xml'/></library>", i + 1);
      write_file (fixture, name, text);
    }
  write_file (fixture, "scenario.xml", HEAD "<use href='0.xml'/></scenario>");
  refuses_file (fixture, "scenario.xml", 3, "more than 8 deep");
}

static void
test_hostile_file_that_is_none_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_load ("/dev/zero", NULL, fixture->map, NULL, fixture->faults);
  g_assert_null (scenario);
  g_assert_cmpstr (tbr_diagnostics_get (fixture->faults, 0)->message, ==, "is not a file");
}

static void
test_hostile_huge_file_is_refused (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "scenario.xml", HEAD);
  g_autofree char *path = g_build_filename (fixture->folder, "scenario.xml", NULL);
  g_assert_cmpint (truncate (path, 200 * (off_t) MEGABYTE), ==, 0);
  double before = peak_memory ();
  refuses_file (fixture, "scenario.xml", 1, "200 MB is more than the 128 MB a file");
  g_assert_cmpfloat (peak_memory (), <, before + 10);
}

static void
test_hostile_heap_of_faults_is_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD "<units>");
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "<unit x='1'/>\n");
  g_string_append (text, "</units></scenario>");
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_parse (text->str, -1, "evil.xml", NULL, fixture->map, NULL, fixture->faults);
  g_assert_null (scenario);
  g_assert_cmpuint (tbr_diagnostics_kept (fixture->faults), ==, 1000);
  g_assert_cmpuint (tbr_diagnostics_count (fixture->faults), <, 1100);
}

static void
test_hostile_masses_of_units_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text
      = g_string_new (HEAD "<capabilities><capability id='A' title='A'/></capabilities><units>\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "<unit id='u%u' capability='A' state='SE' count='10000'/>\n", i);
  g_string_append (text, "</units></scenario>");
  refuses (fixture, text->str, -1, 104, "unit 'u100': its units are more than the 1000000");
}

static void
test_hostile_masses_of_elements_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD "<units>\n");
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "<take/>\n");
  g_string_append (text, "</units></scenario>");
  refuses (fixture, text->str, -1, 1004, "take 'take.1001': more than 1000 <take>");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/scenario/hostile/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("entities-are-refused", test_hostile_entities_are_refused);
  ADD ("bytes-are-refused", test_hostile_bytes_are_refused);
  ADD ("nesting-is-refused", test_hostile_nesting_is_refused);
  ADD ("numbers-are-refused", test_hostile_numbers_are_refused);
  ADD ("tags-are-refused", test_hostile_tags_are_refused);
  ADD ("schema-hints-are-passed-over", test_hostile_schema_hints_are_passed_over);
  ADD ("size-is-refused", test_hostile_size_is_refused);
  ADD ("links-out-of-the-folder-are-refused", test_hostile_links_out_of_the_folder_are_refused);
  ADD ("chains-of-files-are-refused", test_hostile_chains_of_files_are_refused);
  ADD ("file-that-is-none-is-refused", test_hostile_file_that_is_none_is_refused);
  ADD ("huge-file-is-refused", test_hostile_huge_file_is_refused);
  ADD ("heap-of-faults-is-cut", test_hostile_heap_of_faults_is_cut);
  ADD ("masses-of-units-are-refused", test_hostile_masses_of_units_are_refused);
  ADD ("masses-of-elements-are-refused", test_hostile_masses_of_elements_are_refused);
  return g_test_run ();
}
