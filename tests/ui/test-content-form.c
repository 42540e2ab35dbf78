#include "config.h"

#include <adwaita.h>

#include "studio-content-form.h"
#include "studio-field-row.h"

/** Fixture: a form in a window, and the post that it shows. */
typedef struct
{
  StudioCatalog *catalog;
  StudioDocument *document;
  GtkWindow *window;
  StudioContentForm *form;
  char *focused; /* (nullable): what "focused-field" said last */
} Fixture;

static void
focused_cb (Fixture *fixture,
            const char *field)
{
  g_free (fixture->focused);
  fixture->focused = g_strdup (field);
}

static void
settle (void)
{
  for (guint i = 0; i < 50; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static void
set_up (Fixture *fixture,
        gconstpointer template_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioBrand) brand = NULL;

  fixture->catalog = studio_catalog_new ();
  template = studio_catalog_load_template (fixture->catalog, template_id, &error);
  g_assert_no_error (error);
  brand = studio_catalog_load_brand (fixture->catalog, "paser-mas", &error);
  g_assert_no_error (error);
  fixture->document = studio_document_new (template, brand);
  fixture->form = STUDIO_CONTENT_FORM (studio_content_form_new ());
  studio_content_form_set_catalog (fixture->form, fixture->catalog);
  studio_content_form_set_document (fixture->form, fixture->document);
  g_signal_connect_swapped (fixture->form, "focused-field", G_CALLBACK (focused_cb), fixture);
  fixture->window = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  gtk_window_set_default_size (fixture->window, 464, 720);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->form));
  gtk_window_present (fixture->window);
  settle ();
}

/* A photo that is still being decoded for a row keeps it for a moment. */
static void
wait_alone (GObject *object)
{
  for (guint i = 0; i < 60 && object->ref_count > 1; i++)
    settle ();
}

static void
tear_down (Fixture *fixture,
           gconstpointer template_id)
{
  g_object_ref (fixture->form);
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->window);
  wait_alone (G_OBJECT (fixture->form));
  g_assert_finalize_object (fixture->form);
  wait_alone (G_OBJECT (fixture->document));
  g_assert_finalize_object (fixture->document);
  g_object_unref (fixture->catalog);
  g_free (fixture->focused);
}

/* Returns: (nullable): the control below @root that assistive technology is told this name of */
static GtkWidget *
find_below (GtkWidget *root,
            GType type,
            const char *name)
{
  g_autofree char *wrong = NULL;

  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type)) {
    wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    if (wrong == NULL)
      return root;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_below (child, type, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
find_control (Fixture *fixture,
              GType type,
              const char *name)
{
  GtkWidget *found = find_below (GTK_WIDGET (fixture->form), type, name);

  if (found == NULL)
    g_error ("no %s called “%s”", g_type_name (type), name);
  return found;
}

static GtkTextBuffer *
text_of (Fixture *fixture,
         const char *name)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_control (fixture, GTK_TYPE_TEXT_VIEW, name)));
}

static GtkEditable *
entry_of (Fixture *fixture,
          const char *name)
{
  return GTK_EDITABLE (find_control (fixture, GTK_TYPE_ENTRY, name));
}

static void
click (Fixture *fixture,
       const char *name)
{
  g_signal_emit_by_name (find_control (fixture, GTK_TYPE_BUTTON, name), "clicked");
}

static JsonNode *
value_of (Fixture *fixture,
          const char *field)
{
  g_autofree char *path = g_strconcat ("content/", field, NULL);

  return studio_json_lookup (studio_post_get_json (studio_document_get_post (fixture->document)), path);
}

static void
assert_text (Fixture *fixture,
             const char *field,
             const char *expected)
{
  JsonNode *value = value_of (fixture, field);

  if (expected == NULL) {
    g_assert_null (value);
    return;
  }
  g_assert_nonnull (value);
  g_assert_cmpstr (json_node_get_string (value), ==, expected);
}

static void
undo (Fixture *fixture)
{
  g_assert_true (studio_history_undo (studio_document_get_history (fixture->document)));
}

static gboolean
shows_text (GtkWidget *root,
            const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (shows_text (child, text))
      return TRUE;
  }
  return FALSE;
}

static void
test_width (Fixture *fixture,
            gconstpointer template_id)
{
  int minimum, natural;

  gtk_widget_measure (GTK_WIDGET (fixture->form), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 464);
  g_assert_cmpint (natural, ==, minimum);
  gtk_widget_measure (GTK_WIDGET (fixture->form), GTK_ORIENTATION_VERTICAL, 464, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, 560);
}

/* What was typed into the text comes back by undo in one step; the caret stays where it was when others change. */
static void
test_long_text (Fixture *fixture,
                gconstpointer template_id)
{
  GtkTextBuffer *buffer = text_of (fixture, "Judul");
  GtkTextIter start, caret;
  JsonNode *other = studio_json_string ("kampung");

  gtk_text_buffer_set_text (buffer, "Jalan", -1);
  gtk_text_buffer_get_end_iter (buffer, &caret);
  gtk_text_buffer_insert (buffer, &caret, " desa", -1);
  assert_text (fixture, "judul", "Jalan desa");
  g_assert_cmpuint (studio_history_get_n_undo (studio_document_get_history (fixture->document)), ==, 1);

  gtk_text_buffer_get_iter_at_offset (buffer, &start, 3);
  gtk_text_buffer_place_cursor (buffer, &start);
  studio_document_set_field (fixture->document, "tempat", other, NULL);
  json_node_unref (other);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&caret), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (fixture, "Tempat")), ==, "kampung");

  undo (fixture);
  undo (fixture);
  assert_text (fixture, "judul", NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_true (studio_history_redo (studio_document_get_history (fixture->document)));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 10);
}

static void
test_date (Fixture *fixture,
           gconstpointer template_id)
{
  GtkEditable *entry = entry_of (fixture, "Tanggal");
  int end = 8;

  gtk_editable_set_text (entry, "20/11/26");
  assert_text (fixture, "tanggal", "2026-11-20");
  g_assert_true (shows_text (GTK_WIDGET (fixture->form), "Jumat, 20 November 2026"));
  /* what is no date changes nothing */
  gtk_editable_insert_text (entry, "x", 1, &end);
  assert_text (fixture, "tanggal", "2026-11-20");
  /* nor does blank stay: the field is required, so its sample shows again */
  gtk_editable_set_text (entry, "  ");
  assert_text (fixture, "tanggal", NULL);
}

/* Another way of writing the same day, and then on to the next field: the row writes the day out. */
static void
test_leave_date (Fixture *fixture,
                 gconstpointer template_id)
{
  GtkEditable *entry = entry_of (fixture, "Tanggal");
  int end = 8;

  studio_content_form_focus_field (fixture->form, "tanggal");
  settle ();
  gtk_editable_set_text (entry, "20/11/26");
  gtk_editable_insert_text (entry, " ", 1, &end);
  studio_content_form_focus_field (fixture->form, "judul");
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Jumat, 20 November 2026");
  assert_text (fixture, "tanggal", "2026-11-20");
}

static void
test_figures (Fixture *fixture,
              gconstpointer template_id)
{
  GtkEditable *value = entry_of (fixture, "Angka 2: Value");

  /* lines that were left blank do not count */
  gtk_editable_set_text (value, "3,6 miliar");
  gtk_editable_set_text (entry_of (fixture, "Angka 2: Unit"), "rupiah");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (value_of (fixture, "angka"))), ==, 1);
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (value_of (fixture, "angka"), "0/nilai")), ==, "3,6 miliar");
  /* and the line stays where it is typed */
  g_assert_cmpstr (gtk_editable_get_text (entry_of (fixture, "Angka 2: Value")), ==, "3,6 miliar");

  undo (fixture);
  g_assert_null (value_of (fixture, "angka"));
  g_assert_cmpstr (gtk_editable_get_text (entry_of (fixture, "Angka 1: Value")), ==, "");

  gtk_editable_set_text (entry_of (fixture, "Angka 1: Value"), "12");
  gtk_editable_set_text (entry_of (fixture, "Angka 2: Value"), "13");
  click (fixture, "Remove Angka 1");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (value_of (fixture, "angka"))), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (fixture, "Angka 1: Value")), ==, "13");
}

static void
test_leave_out (Fixture *fixture,
                gconstpointer template_id)
{
  click (fixture, "Kredit foto: Leave Out");
  assert_text (fixture, "kredit", "");
  click (fixture, "Kredit foto: Use Sample");
  assert_text (fixture, "kredit", NULL);
  click (fixture, "Angka: Leave Out");
  g_assert_true (JSON_NODE_HOLDS_ARRAY (value_of (fixture, "angka")));
  undo (fixture);
  g_assert_null (value_of (fixture, "angka"));
}

static void
test_focus (Fixture *fixture,
            gconstpointer template_id)
{
  studio_content_form_focus_first (fixture->form);
  settle ();
  g_assert_cmpstr (fixture->focused, ==, "judul");
  studio_content_form_focus_field (fixture->form, "angka/1");
  settle ();
  g_assert_cmpstr (fixture->focused, ==, "angka/1");
  studio_content_form_focus_field (fixture->form, "tidak_ada");
  settle ();
  g_assert_cmpstr (fixture->focused, ==, "angka/1");
}

/* Leaving a required field blank is told under it, and to assistive technology. */
static void
test_required (Fixture *fixture,
               gconstpointer template_id)
{
  GtkWidget *view = find_control (fixture, GTK_TYPE_TEXT_VIEW, "Judul");

  studio_content_form_focus_field (fixture->form, "judul");
  settle ();
  gtk_test_accessible_assert_state (view, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  studio_content_form_focus_field (fixture->form, "tempat");
  /* the sentence waits until a press that took the focus is over */
  for (guint i = 0; i < 40 && !shows_text (GTK_WIDGET (fixture->form), "Fill in judul."); i++)
    settle ();
  g_assert_true (shows_text (GTK_WIDGET (fixture->form), "Fill in judul."));
  gtk_test_accessible_assert_state (view, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Jalan", -1);
  g_assert_false (shows_text (GTK_WIDGET (fixture->form), "Fill in judul."));
  gtk_test_accessible_assert_state (view, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_issues (Fixture *fixture,
             gconstpointer template_id)
{
  StudioIssue overflow = { STUDIO_ISSUE_TEXT_OVERFLOW, (char *) "judul", (char *) "judul", (char *) "Judul tidak muat." };
  StudioIssue sample = { STUDIO_ISSUE_SAMPLE, NULL, (char *) "tempat", (char *) "Tempat masih contoh." };
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();

  g_ptr_array_add (issues, &sample);
  g_ptr_array_add (issues, &overflow);
  studio_content_form_set_issues (fixture->form, issues, studio_format_find ("feed"));
  g_assert_true (shows_text (GTK_WIDGET (fixture->form), "Judul tidak muat."));
  g_assert_false (shows_text (GTK_WIDGET (fixture->form), "Tempat masih contoh."));
  studio_content_form_set_issues (fixture->form, NULL, NULL);
  g_assert_false (shows_text (GTK_WIDGET (fixture->form), "Judul tidak muat."));
}

/* Return fills the lines that the sample left, then adds some up to what the template allows. */
static void
test_return_in_list (Fixture *fixture,
                     gconstpointer template_id)
{
  const StudioField *field = studio_template_find_field (studio_post_get_template (studio_document_get_post (fixture->document)), "angka");
  GtkWidget *form = GTK_WIDGET (fixture->form);

  g_assert_cmpint (field->max_items, ==, 6);
  g_assert_null (find_below (form, GTK_TYPE_ENTRY, "Angka 4: Value"));
  for (int i = 1; i <= 6; i++) {
    g_autofree char *value = g_strdup_printf ("Angka %d: Value", i);
    g_autofree char *caption = g_strdup_printf ("Angka %d: Explanation", i);

    gtk_editable_set_text (entry_of (fixture, value), "1");
    g_signal_emit_by_name (entry_of (fixture, caption), "activate");
    g_assert_cmpint (find_below (form, GTK_TYPE_ENTRY, "Angka 4: Value") != NULL, ==, i >= 3);
  }
  g_assert_null (find_below (form, GTK_TYPE_ENTRY, "Angka 7: Value"));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (value_of (fixture, "angka"))), ==, 6);
}

/* Another template brings other rows; another document the same ones, filled. */
static void
test_other_template (Fixture *fixture,
                     gconstpointer template_id)
{
  g_autoptr (StudioTemplate) other = studio_catalog_load_template (fixture->catalog, "layanan-publik", NULL);

  studio_history_set_template (studio_document_get_history (fixture->document), other, "x");
  settle ();
  g_assert_nonnull (find_control (fixture, GTK_TYPE_ENTRY, "Langkah 1: Heading"));
  undo (fixture);
  settle ();
  g_assert_nonnull (find_control (fixture, GTK_TYPE_ENTRY, "Angka 1: Value"));
  studio_content_form_set_document (fixture->form, NULL);
  studio_content_form_set_document (fixture->form, fixture->document);
  g_assert_nonnull (find_control (fixture, GTK_TYPE_ENTRY, "Angka 1: Value"));
}

/* Returns: (nullable): the visible button below @root that says @words */
static GtkWidget *
find_button (GtkWidget *root,
             const char *words)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), words) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, words);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* An expired slogan is pointed out with the one that took its place; typing goes on meanwhile. */
static void
test_edition (Fixture *fixture,
              gconstpointer template_id)
{
  GtkWidget *button;

  g_assert_null (find_button (GTK_WIDGET (fixture->form), "Use Paser Tuntas"));
  studio_document_set_edition (fixture->document, "mas");
  settle ();
  button = find_button (GTK_WIDGET (fixture->form), "Use Paser Tuntas");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle ();
  g_assert_cmpstr (studio_post_get_edition (studio_document_get_post (fixture->document))->id, ==, "tuntas");
  g_assert_null (find_button (GTK_WIDGET (fixture->form), "Use Paser Tuntas"));
  undo (fixture);
  settle ();
  g_assert_nonnull (find_button (GTK_WIDGET (fixture->form), "Use Paser Tuntas"));
}

static void
test_lists_and_links (Fixture *fixture,
                      gconstpointer template_id)
{
  gtk_editable_set_text (entry_of (fixture, "Langkah 1: Heading"), "Siapkan akta");
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (value_of (fixture, "langkah"), "0/judul")), ==, "Siapkan akta");
  gtk_editable_set_text (entry_of (fixture, "Tautan"), "bukan alamat");
  assert_text (fixture, "tautan", NULL);
  gtk_editable_set_text (entry_of (fixture, "Tautan"), "paserkab.go.id/kia");
  assert_text (fixture, "tautan", "paserkab.go.id/kia");
}

#define ADD(name, template, test) g_test_add ("/content-form/" name, Fixture, template, set_up, test, tear_down)

int
main (int argc,
      char *argv[])
{
  /* The names that this test finds controls by, without a bus */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("width", "layanan-publik", test_width);
  ADD ("width-of-figures", "capaian-pembangunan", test_width);
  ADD ("width-of-photos", "klarifikasi-hoaks", test_width);
  ADD ("width-of-dates", "pengumuman", test_width);
  ADD ("long-text", "kegiatan-pimpinan", test_long_text);
  ADD ("date", "kegiatan-pimpinan", test_date);
  ADD ("leave-date", "kegiatan-pimpinan", test_leave_date);
  ADD ("figures", "kegiatan-pimpinan", test_figures);
  ADD ("return-in-list", "kegiatan-pimpinan", test_return_in_list);
  ADD ("leave-out", "kegiatan-pimpinan", test_leave_out);
  ADD ("focus", "kegiatan-pimpinan", test_focus);
  ADD ("required", "kegiatan-pimpinan", test_required);
  ADD ("issues", "kegiatan-pimpinan", test_issues);
  ADD ("other-template", "kegiatan-pimpinan", test_other_template);
  ADD ("edition", "kegiatan-pimpinan", test_edition);
  ADD ("lists-and-links", "layanan-publik", test_lists_and_links);
  return g_test_run ();
}
