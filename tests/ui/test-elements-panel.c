#include "config.h"

#include <gtk/gtk.h>

#include "studio-composer.h"
#include "studio-element-tile.h"
#include "studio-elements-panel.h"
#include "studio-photos-panel.h"

#include "composer-fixture.h"

/** Fixture: both panels in a window, and the composer they put things through. */
typedef struct
{
  Composer page;
  GtkWindow *window;
  GtkWidget *elements;
  GtkWidget *photos;
} Fixture;

/* @name: a button's label, or the id of a tile's element */
static gboolean
is_called (GtkWidget *widget,
           const char *name)
{
  if (STUDIO_IS_ELEMENT_TILE (widget))
    return g_str_equal (studio_element_get_id (studio_element_tile_get_element (STUDIO_ELEMENT_TILE (widget))), name);
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0;
}

/* Returns: (nullable): the first widget of @type below @widget that is seen and called @name, or any with NULL */
static GtkWidget *
find (GtkWidget *widget,
      GType type,
      const char *name)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (name == NULL || is_called (widget, name)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Returns: (transfer none): the widget, once it is there */
static GtkWidget *
wait_for (GtkWidget *panel,
          GType type,
          const char *name)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  GtkWidget *found;

  while ((found = find (panel, type, name)) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  if (found == NULL)
    g_error ("There is no %s “%s”", g_type_name (type), name != NULL ? name : "");
  return found;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture *fixture,
        gconstpointer values)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  composer_set_up (&fixture->page, NULL);
  g_assert_true (composer_lay_out (&fixture->page));
  fixture->elements = g_object_new (STUDIO_TYPE_ELEMENTS_PANEL, "composer", fixture->page.composer, NULL);
  fixture->photos = g_object_new (STUDIO_TYPE_PHOTOS_PANEL, "composer", fixture->page.composer, NULL);
  gtk_box_append (GTK_BOX (box), fixture->elements);
  gtk_box_append (GTK_BOX (box), fixture->photos);
  fixture->window = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  gtk_window_set_default_size (fixture->window, 432, 700);
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture,
           gconstpointer values)
{
  g_object_set (fixture->elements, "composer", NULL, NULL);
  g_object_set (fixture->photos, "composer", NULL, NULL);
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->window);
  for (int i = 0; i < 100; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  composer_tear_down (&fixture->page, NULL);
}

static void
search_for (Fixture *fixture,
            const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture->elements, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
}

static StudioLayerKind
selected_kind (Fixture *fixture)
{
  GPtrArray *ids = studio_composer_get_selection (fixture->page.composer);

  g_assert_true (composer_lay_out (&fixture->page));
  g_assert_cmpuint (ids->len, ==, 1);
  return layout_box (studio_composer_get_scene (fixture->page.composer), g_ptr_array_index (ids, 0))->layer->kind;
}

/* A tile that is seen gets its picture; activated, it puts its element on the page. */
static void
test_tile (Fixture *fixture,
           gconstpointer values)
{
  GtkWidget *tile = wait_for (fixture->elements, STUDIO_TYPE_ELEMENT_TILE, "judul");
  GtkWidget *picture = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (tile));
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (gtk_picture_get_paintable (GTK_PICTURE (picture)) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (gtk_picture_get_paintable (GTK_PICTURE (picture)));
  g_assert_true (gtk_widget_activate (tile));
  g_assert_cmpint (selected_kind (fixture), ==, STUDIO_LAYER_TEXT);
}

static void
test_search (Fixture *fixture,
             gconstpointer values)
{
  GtkWidget *entry;

  wait_for (fixture->elements, STUDIO_TYPE_ELEMENT_TILE, "judul");
  search_for (fixture, "pin");
  wait_for (fixture->elements, GTK_TYPE_BUTTON, "Back to Groups");
  entry = find (fixture->elements, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (selected_kind (fixture), ==, STUDIO_LAYER_ICON);

  search_for (fixture, "zzzz");
  g_signal_emit_by_name (wait_for (fixture->elements, GTK_TYPE_BUTTON, "Clear Search"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  wait_for (fixture->elements, STUDIO_TYPE_ELEMENT_TILE, "judul");
}

/* A photo laid aside shows up and can be put on the page. */
static void
test_photos (Fixture *fixture,
             gconstpointer values)
{
  StudioPost *post = studio_document_get_post (fixture->page.document);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'><rect width='9' height='9'/></svg>", 95);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioAsset) asset = studio_asset_new (bytes, &error);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) photos = NULL;

  g_assert_no_error (error);
  g_assert_null (find (fixture->photos, STUDIO_TYPE_ELEMENT_TILE, NULL));
  studio_post_add_asset (post, asset);
  text = g_strdup_printf ("[{'asset':'%s'}]", studio_asset_get_hash (asset));
  photos = fixture_json (text);
  wait_for (fixture->photos, GTK_TYPE_BUTTON, "Add Photo…");
  studio_history_set (fixture->page.history, "photos", photos, "Tambah Foto", NULL);
  g_assert_true (gtk_widget_activate (wait_for (fixture->photos, STUDIO_TYPE_ELEMENT_TILE, NULL)));
  g_assert_cmpint (selected_kind (fixture), ==, STUDIO_LAYER_DRAWING);
}

int
main (int argc,
      char *argv[])
{
  guint id;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  /* so that waiting looks again when nothing else happens */
  id = g_timeout_add (50, tick_cb, NULL);
  g_test_add ("/elements-panel/tile", Fixture, NULL, set_up, test_tile, tear_down);
  g_test_add ("/elements-panel/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/elements-panel/photos", Fixture, NULL, set_up, test_photos, tear_down);
  result = g_test_run ();
  g_source_remove (id);
  return result;
}
