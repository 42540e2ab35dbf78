#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-office.h"
#include "studio-handoff-wait.h"
#include "studio-library-records.h"
#include "studio-moment.h"
#include "studio-platforms.h"
#include "studio-published-dialog.h"
#include "studio-publishing.h"
#include "studio-self-settings.h"

/*
 * "Already published?": of the open post and of posts of the library. What is told afterwards has a button that takes it back.
 */

/** Marking: a post whose dialog is on its way or open. @id: (nullable): of one in the library; NULL: the open one. @platforms: (nullable): to begin with; @programme: (nullable): to be noted too */
typedef struct
{
  StudioWindow *window;
  StudioDocument *document;
  char *id;
  JsonNode *root;
  StudioBrand *brand;
  char **platforms;
  char *programme;
} Marking;

/** Marked: what the toast's button takes back. */
typedef struct
{
  StudioDocument *document;
  char *id;
  char **ids;
} Marked;

static void
marking_free (Marking *marking)
{
  g_object_unref (marking->window);
  g_clear_object (&marking->document);
  g_free (marking->id);
  g_clear_pointer (&marking->root, json_node_unref);
  g_clear_object (&marking->brand);
  g_strfreev (marking->platforms);
  g_free (marking->programme);
  g_free (marking);
}

static void
forget_marking (gpointer data,
                GClosure *closure)
{
  marking_free (data);
}

static void
marked_free (gpointer data)
{
  Marked *marked = data;

  g_clear_object (&marked->document);
  g_free (marked->id);
  g_strfreev (marked->ids);
  g_free (marked);
}

/* --- telling and taking back --- */

/* Takes @ids. @publications: what was noted */
static void
tell_marked (StudioWindow *self,
             StudioDocument *document,
             const char *id,
             char **ids)
{
  Marked *marked = g_new0 (Marked, 1);

  marked->document = document != NULL ? g_object_ref (document) : NULL;
  marked->id = g_strdup (id);
  marked->ids = ids;
  g_object_set_data_full (G_OBJECT (self), "marked-published", marked, marked_free);
  _studio_window_toast (self, _ ("Marked as published."), _ ("Undo"), "win.undo-published", NULL);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (studio_publishing_finish (STUDIO_LIBRARY (source), result, NULL, &error))
    _studio_window_toast (self, _ ("The post no longer counts as published there."), NULL, NULL, NULL);
  else
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
}

static void
take_back (StudioWindow *self,
           StudioDocument *document,
           const char *id,
           const char *const *ids)
{
  g_autoptr (StudioSelf) person = studio_self_load ();

  if (document == NULL) {
    studio_publishing_take_back_async (self->services->library, id, ids, person, undone_cb, g_object_ref (self));
    return;
  }
  studio_document_take_published_back (document, ids, person);
  _studio_window_toast (self, _ ("The post no longer counts as published there."), NULL, NULL, NULL);
}

static void
undo_published (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  Marked *marked = g_object_steal_data (G_OBJECT (self), "marked-published");

  if (marked == NULL)
    return;
  take_back (self, marked->document, marked->id, (const char *const *) marked->ids);
  marked_free (marked);
}

/* --- the dialog --- */

static void
marked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Marking *marking = data;
  g_autoptr (GError) error = NULL;
  char **ids = NULL;

  if (studio_publishing_finish (STUDIO_LIBRARY (source), result, &ids, &error)) {
    tell_marked (marking->window, NULL, marking->id, ids);
    if (marking->programme != NULL)
      studio_publishing_set_programme_async (STUDIO_LIBRARY (source), marking->id, marking->programme, NULL, NULL);
  } else {
    _studio_window_toast (marking->window, error->message, NULL, NULL, NULL);
  }
  marking_free (marking);
}

static Marking *
marking_new (StudioWindow *window,
             const char *id)
{
  Marking *marking = g_new0 (Marking, 1);

  marking->window = g_object_ref (window);
  marking->id = g_strdup (id);
  return marking;
}

static void
mark_document (StudioWindow *self,
               StudioDocument *document,
               const StudioPublication *publications,
               guint n)
{
  g_autoptr (StudioSelf) person = studio_self_load ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = studio_document_make_id (document);
  char **ids = NULL;

  if (studio_document_mark_published (document, publications, n, person, &ids, &error)) {
    studio_handoff_end_async (self->services->library, id, publications, n, NULL, NULL);
    studio_publishing_note_accounts_async (self->services->library, publications, n, NULL, NULL);
    tell_marked (self, document, NULL, ids);
  } else {
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
  }
}

void
_studio_window_mark_open (StudioWindow *self,
                          const StudioPublication *publications,
                          guint n)
{
  if (self->document != NULL)
    mark_document (self, self->document, publications, n);
}

static void
chosen_cb (StudioPublishedDialog *dialog,
           GArray *publications,
           Marking *marking)
{
  StudioWindow *self = marking->window;
  const StudioPublication *list = (const StudioPublication *) (gconstpointer) publications->data;
  g_autofree char *programme = studio_published_dialog_get_programme (dialog);
  g_autoptr (StudioSelf) person = studio_self_load ();

  if (marking->document == NULL) {
    Marking *written = marking_new (self, marking->id);

    if (!g_str_equal (programme, studio_programme_get (marking->root)))
      written->programme = g_steal_pointer (&programme);
    studio_publishing_mark_async (self->services->library, marking->id, list, publications->len, person, marked_cb, written);
    return;
  }
  studio_document_set_programme (marking->document, programme);
  mark_document (self, marking->document, list, publications->len);
}

static void
taken_back_cb (StudioPublishedDialog *dialog,
               const char *id,
               Marking *marking)
{
  const char *const ids[] = { id, NULL };

  take_back (marking->window, marking->document, marking->id, ids);
}

/* --- accounts --- */

static void
offer (GPtrArray *accounts,
       const char *platform,
       const char *handle)
{
  for (guint i = 0; i < accounts->len; i++) {
    const StudioPublishedAccount *account = g_ptr_array_index (accounts, i);

    if (g_ascii_strcasecmp (account->platform, platform) == 0 && g_ascii_strcasecmp (account->handle, handle) == 0)
      return;
  }
  g_ptr_array_add (accounts, studio_published_account_new (platform, handle));
}

/* The register's first, then those that only the brand knows. @records: (nullable) */
static GPtrArray *
list_accounts (Marking *marking,
               GPtrArray *records)
{
  GPtrArray *accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_published_account_free);
  GPtrArray *own = marking->brand != NULL ? studio_brand_list_accounts (marking->brand) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++) {
    const StudioRecord *record = g_ptr_array_index (records, i);

    if (!g_str_equal (studio_record_get_text (record, "state"), "closed") && *studio_record_get_text (record, "handle") != '\0')
      offer (accounts, studio_record_get_text (record, "platform"), studio_record_get_text (record, "handle"));
  }
  for (guint i = 0; own != NULL && i < own->len; i++) {
    const StudioAccount *account = g_ptr_array_index (own, i);

    if (account->platform != NULL && account->handle != NULL)
      offer (accounts, account->platform, account->handle);
  }
  return accounts;
}

static int
offset_of (StudioBrand *brand)
{
  return studio_zone_get_offset (brand != NULL ? studio_brand_get_zone (brand) : NULL, g_get_real_time () / G_USEC_PER_SEC);
}

/* Takes @data. */
static void
records_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Marking *marking = data;
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, NULL);
  g_autoptr (GPtrArray) accounts = list_accounts (marking, records);
  g_autofree char *title = marking->document != NULL ? g_strdup (studio_document_get_title (marking->document)) : NULL;
  GtkWidget *dialog;

  dialog = studio_published_dialog_new (GTK_WINDOW (marking->window), marking->root, title, accounts, offset_of (marking->brand));
  if (marking->platforms != NULL)
    studio_published_dialog_choose (STUDIO_PUBLISHED_DIALOG (dialog), (const char *const *) marking->platforms);
  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), marking);
  g_signal_connect_data (dialog, "taken-back", G_CALLBACK (taken_back_cb), marking, forget_marking, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- which post --- */

/* Takes @marking, whose document or root is known. */
static void
begin (Marking *marking)
{
  studio_library_list_records_async (marking->window->services->library, "account", NULL, records_cb, marking);
}

static void
mark_open (StudioWindow *self,
           char **platforms)
{
  Marking *marking = marking_new (self, NULL);
  StudioPost *post = studio_document_get_post (self->document);

  marking->document = g_object_ref (self->document);
  marking->root = json_node_ref (studio_post_get_json (post));
  marking->brand = g_object_ref (studio_post_get_brand (post));
  marking->platforms = platforms;
  begin (marking);
}

static StudioBrand *
find_brand (StudioWindow *self,
            JsonNode *root)
{
  GListModel *brands = studio_gallery_get_brands (self->services->gallery);
  const char *id = studio_json_peek_string (json_node_get_object (root), "brand");

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++) {
    StudioBrand *brand = g_list_model_get_item (brands, i);

    if (g_strcmp0 (studio_brand_get_id (brand), id) == 0)
      return brand;
    g_object_unref (brand);
  }
  return NULL;
}

static void
document_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Marking *marking = data;
  g_autoptr (GError) error = NULL;

  marking->root = studio_library_load_document_finish (STUDIO_LIBRARY (source), result, &error);
  if (marking->root == NULL) {
    if (error != NULL)
      _studio_window_toast (marking->window, error->message, NULL, NULL, NULL);
    marking_free (marking);
    return;
  }
  marking->brand = find_brand (marking->window, marking->root);
  begin (marking);
}

static void
mark (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  if (STUDIO_WINDOW (widget)->document != NULL)
    mark_open (STUDIO_WINDOW (widget), NULL);
}

static void
mark_of (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  StudioWindow *other = _studio_window_find_other (self, id);

  if (other == self)
    mark_open (self, NULL);
  else if (other != NULL)
    _studio_window_toast (self, _ ("This post is open in another window. Mark it there."), NULL, NULL, NULL);
  else
    studio_library_load_document_async (self->services->library, id, NULL, document_cb, marking_new (self, id));
}

static void
mark_on (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  if (STUDIO_WINDOW (widget)->document != NULL)
    mark_open (STUDIO_WINDOW (widget), g_variant_dup_strv (parameter, NULL));
}

void
_studio_window_install_published (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.mark-published", NULL, mark);
  gtk_widget_class_install_action (widget_class, "win.mark-published-of", "s", mark_of);
  gtk_widget_class_install_action (widget_class, "win.mark-published-on", "as", mark_on);
  gtk_widget_class_install_action (widget_class, "win.undo-published", NULL, undo_published);
}
