#include "config.h"

#include "studio-content-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-follow.h"
#include "studio-brand-swatch.h"
#include "studio-date-row.h"
#include "studio-edition-row.h"
#include "studio-figures-row.h"
#include "studio-hoax-card.h"
#include "studio-link-row.h"
#include "studio-live-check.h"
#include "studio-list-row.h"
#include "studio-long-row.h"
#include "studio-office-row.h"
#include "studio-photo-row.h"
#include "studio-text-row.h"
#include "studio-time-row.h"

#define WIDTH 464
/* At one and a half times the text size, the canvas keeps its 60 % of a 1366 px screen at this width. */
#define WIDTH_LARGE_TEXT 546
/* A short text with more characters than this needs more than one line of the form. */
#define ONE_LINE 44
#define MOST_SWATCHES 8
#define REVEAL_MS 40
#define REVEAL_MARGIN 12

struct _StudioContentForm
{
  AdwBin parent_instance;
  AdwClamp *clamp;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkBox *swatches;
  GtkWidget *newer; /* says that the installed brand is another one */
  StudioEditionRow *edition;
  StudioOfficeRow *office;
  StudioHoaxCard *hoax;
  GtkBox *groups;
  GtkLabel *filled_label;
  GtkProgressBar *filled_bar;

  StudioCatalog *catalog;
  StudioDocument *document;
  StudioLiveCheck *live_check; /* (nullable) */
  StudioBrandFollow *follow;   /* (nullable): with the document */
  StudioTemplate *template;    /* the one that the rows were made for */
  GPtrArray *rows;             /* StudioFieldRow, in the order of the form */
  int n_missing;
  guint reveal_id;
};

G_DEFINE_FINAL_TYPE (StudioContentForm, studio_content_form, ADW_TYPE_BIN)

enum {
  SIGNAL_FOCUSED_FIELD,
  SIGNAL_NOTIFY_USER,
  SIGNAL_CHANGE_BRAND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum {
  PROP_0,
  PROP_N_MISSING,
  PROP_LIVE_CHECK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static StudioPost *
post_of (StudioContentForm *self)
{
  return studio_document_get_post (self->document);
}

static StudioFieldRow *
row_at (StudioContentForm *self,
        guint index)
{
  return g_ptr_array_index (self->rows, index);
}

/* @field: may go on with "/" and a line */
static StudioFieldRow *
find_row (StudioContentForm *self,
          const char *field)
{
  gsize length = strcspn (field, "/");

  for (guint i = 0; i < self->rows->len; i++) {
    const char *name = studio_field_row_get_field (row_at (self, i))->name;

    if (strlen (name) == length && strncmp (name, field, length) == 0)
      return row_at (self, i);
  }
  return NULL;
}

/* --- head and foot --- */

static void
swatch_clicked_cb (StudioContentForm *self,
                   StudioBrandSwatch *swatch)
{
  const char *id = studio_brand_get_id (studio_brand_swatch_get_brand (swatch));

  g_assert (STUDIO_IS_CONTENT_FORM (self));

  if (!g_str_equal (id, studio_brand_get_id (studio_post_get_brand (post_of (self)))))
    g_signal_emit (self, signals[SIGNAL_CHANGE_BRAND], 0, id);
}

static void
add_swatch (StudioContentForm *self,
            StudioBrand *brand)
{
  GtkWidget *swatch = studio_brand_swatch_new (brand);

  g_signal_connect_swapped (swatch, "clicked", G_CALLBACK (swatch_clicked_cb), self);
  gtk_box_append (self->swatches, swatch);
}

static void
mark_swatches (StudioContentForm *self)
{
  const char *id = studio_brand_get_id (studio_post_get_brand (post_of (self)));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->swatches)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    StudioBrandSwatch *swatch = STUDIO_BRAND_SWATCH (child);

    studio_brand_swatch_set_chosen (swatch, g_str_equal (id, studio_brand_get_id (studio_brand_swatch_get_brand (swatch))));
  }
}

static void
fill_swatches (StudioContentForm *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  StudioBrand *own = studio_post_get_brand (post_of (self));
  gboolean listed = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->swatches))) != NULL)
    gtk_box_remove (self->swatches, child);
  if (self->catalog == NULL)
    self->catalog = studio_catalog_new ();
  ids = studio_catalog_list_brands (self->catalog);
  for (guint i = 0; i < ids->len && i < MOST_SWATCHES; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (self->catalog, g_ptr_array_index (ids, i), NULL);

    if (brand == NULL)
      continue;
    listed = listed || g_str_equal (studio_brand_get_id (brand), studio_brand_get_id (own));
    add_swatch (self, brand);
  }
  /* a post may bring a brand that this computer does not have */
  if (!listed)
    add_swatch (self, own);
  mark_swatches (self);
}

/* A brand was edited, imported, or dropped into the folder. */
static void
catalog_changed_cb (StudioContentForm *self)
{
  if (self->document != NULL)
    fill_swatches (self);
}

static void
newer_cb (StudioContentForm *self)
{
  g_assert (STUDIO_IS_CONTENT_FORM (self));

  gtk_widget_set_visible (self->newer, self->follow != NULL && studio_brand_follow_get_newer (self->follow) != NULL);
}

static void
take_newer_cb (StudioContentForm *self)
{
  g_assert (STUDIO_IS_CONTENT_FORM (self));

  g_signal_emit (self, signals[SIGNAL_CHANGE_BRAND], 0, studio_brand_get_id (studio_post_get_brand (post_of (self))));
}

static void
drop_follow (StudioContentForm *self)
{
  if (self->follow != NULL)
    g_signal_handlers_disconnect_by_func (self->follow, newer_cb, self);
  g_clear_object (&self->follow);
}

static void
follow_brand (StudioContentForm *self)
{
  drop_follow (self);
  self->follow = studio_brand_follow_new (self->document, self->catalog);
  g_signal_connect_object (self->follow, "notify::newer", G_CALLBACK (newer_cb), self, G_CONNECT_SWAPPED);
  newer_cb (self);
}

static void
update_filled (StudioContentForm *self)
{
  int n_required = 0, n_filled = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    const StudioField *field = studio_field_row_get_field (row_at (self, i));
    g_autofree char *path = g_strconcat ("content/", field->name, NULL);

    if (!field->required || studio_field_row_is_closed (row_at (self, i)))
      continue;
    n_required++;
    n_filled += studio_field_value_filled (studio_json_lookup (studio_post_get_json (post_of (self)), path));
  }
  text = g_strdup_printf (_ ("%1$d of %2$d required fields filled"), n_filled, n_required);
  gtk_label_set_text (self->filled_label, text);
  gtk_progress_bar_set_fraction (self->filled_bar, n_required > 0 ? (double) n_filled / n_required : 1);
  self->n_missing = n_required - n_filled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MISSING]);
}

/* --- rows --- */

static void
reveal (StudioContentForm *self,
        GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t area;
  double top;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self->scroller), &area))
    return;
  top = area.origin.y + gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, MAX (0, top - REVEAL_MARGIN), top + area.size.height + REVEAL_MARGIN);
}

/* The row with its sentences first, so that the focus wins if both do not fit. */
static gboolean
reveal_cb (gpointer data)
{
  StudioContentForm *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, STUDIO_TYPE_FIELD_ROW) : NULL;

  self->reveal_id = 0;
  if (row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self))) {
    reveal (self, row);
    reveal (self, focus);
  }
  return G_SOURCE_REMOVE;
}

/* The viewport follows the focus too, but not to a line that was added a moment ago and has no place yet. */
static void
reveal_focus (StudioContentForm *self)
{
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  self->reveal_id = g_timeout_add (REVEAL_MS, reveal_cb, self);
}

static void
row_focused_cb (StudioContentForm *self,
                int line,
                StudioFieldRow *row)
{
  const char *name = studio_field_row_get_field (row)->name;
  g_autofree char *field = line >= 0 ? g_strdup_printf ("%s/%d", name, line) : g_strdup (name);

  g_assert (STUDIO_IS_CONTENT_FORM (self));

  g_signal_emit (self, signals[SIGNAL_FOCUSED_FIELD], 0, field);
  reveal_focus (self);
}

static void
row_notify_cb (StudioContentForm *self,
               const char *sentence)
{
  g_assert (STUDIO_IS_CONTENT_FORM (self));

  g_signal_emit (self, signals[SIGNAL_NOTIFY_USER], 0, sentence);
}

static void
focus_leave_cb (StudioContentForm *self)
{
  g_assert (STUDIO_IS_CONTENT_FORM (self));

  if (self->document != NULL)
    g_signal_emit (self, signals[SIGNAL_FOCUSED_FIELD], 0, NULL);
}

static GtkWidget *
new_row (StudioDocument *document,
         const StudioField *field)
{
  switch (field->type) {
  case STUDIO_FIELD_TEXT:
    if (field->max_chars > ONE_LINE)
      return studio_long_row_new (document, field);
    return studio_text_row_new (document, field);
  case STUDIO_FIELD_PERSON:
    return studio_text_row_new (document, field);
  case STUDIO_FIELD_LONG:
  case STUDIO_FIELD_QUOTE:
    return studio_long_row_new (document, field);
  case STUDIO_FIELD_LIST:
    return studio_list_row_new (document, field);
  case STUDIO_FIELD_DATE:
    return studio_date_row_new (document, field);
  case STUDIO_FIELD_TIME:
    return studio_time_row_new (document, field);
  case STUDIO_FIELD_PHOTO:
    return studio_photo_row_new (document, field);
  case STUDIO_FIELD_ROWS:
    return studio_figures_row_new (document, field);
  case STUDIO_FIELD_LINK:
    return studio_link_row_new (document, field);
  }
  g_return_val_if_reached (NULL);
}

/* Returns: (transfer none): the card for the rows of a group, under its heading */
static GtkBox *
add_group (StudioContentForm *self,
           const char *heading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (heading != NULL) {
    GtkWidget *label = gtk_label_new (heading);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (label, "heading");
    gtk_widget_add_css_class (label, "group-heading");
    gtk_box_append (self->groups, label);
  }
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "field-card");
  gtk_box_append (self->groups, card);
  return GTK_BOX (card);
}

/* A group of one field that is called as the group is needs no heading: the field's label says it. */
static gboolean
needs_heading (GPtrArray *fields,
               guint first)
{
  const StudioField *field = g_ptr_array_index (fields, first);
  const StudioField *next = first + 1 < fields->len ? g_ptr_array_index (fields, first + 1) : NULL;

  if (field->group == NULL)
    return FALSE;
  return !g_str_equal (field->group, field->label) || (next != NULL && g_strcmp0 (next->group, field->group) == 0);
}

static void
give_check (StudioContentForm *self,
            GtkWidget *row)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (row), "live-check") != NULL)
    g_object_set (row, "live-check", self->live_check, NULL);
}

static void
make_rows (StudioContentForm *self)
{
  GPtrArray *fields = studio_template_get_fields (self->template);
  const char *group = NULL;
  GtkBox *card = NULL;

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    const char *limit;
    GtkWidget *row;

    if (card == NULL || g_strcmp0 (group, field->group) != 0)
      card = add_group (self, needs_heading (fields, i) ? field->group : NULL);
    group = field->group;
    row = new_row (self->document, field);
    g_signal_connect_swapped (row, "focused", G_CALLBACK (row_focused_cb), self);
    g_signal_connect_swapped (row, "grew", G_CALLBACK (reveal_focus), self);
    g_signal_connect_swapped (row, "notify-user", G_CALLBACK (row_notify_cb), self);
    gtk_box_append (card, row);
    g_ptr_array_add (self->rows, row);
    give_check (self, row);
    studio_field_row_refresh (STUDIO_FIELD_ROW (row));
    limit = studio_template_get_field_limit (self->template, field);
    if (limit != NULL)
      studio_field_row_close (STUDIO_FIELD_ROW (row), limit);
  }
}

static void
drop_rows (StudioContentForm *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
rebuild (StudioContentForm *self)
{
  drop_rows (self);
  g_set_object (&self->template, studio_post_get_template (post_of (self)));
  gtk_label_set_text (self->title, studio_template_get_name (self->template));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  make_rows (self);
  fill_swatches (self);
  update_filled (self);
}

static void
refresh_all (StudioContentForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    studio_field_row_refresh (row_at (self, i));
  mark_swatches (self);
}

static void
post_changed_cb (StudioContentForm *self,
                 const char *path)
{
  g_assert (STUDIO_IS_CONTENT_FORM (self));

  if (self->template != studio_post_get_template (post_of (self))) {
    rebuild (self);
    return;
  }
  if (g_str_has_prefix (path, "content/")) {
    StudioFieldRow *row = find_row (self, path + strlen ("content/"));

    if (row != NULL)
      studio_field_row_refresh (row);
  } else {
    refresh_all (self);
  }
  update_filled (self);
}

/* --- the class --- */

static void
studio_content_form_dispose (GObject *object)
{
  StudioContentForm *self = STUDIO_CONTENT_FORM (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  drop_follow (self);
  g_clear_object (&self->document);
  g_clear_object (&self->template);
  g_clear_object (&self->catalog);
  g_clear_object (&self->live_check);

  G_OBJECT_CLASS (studio_content_form_parent_class)->dispose (object);
}

static void
studio_content_form_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_CONTENT_FORM (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (studio_content_form_parent_class)->finalize (object);
}

static void
studio_content_form_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_N_MISSING)
    g_value_set_int (value, STUDIO_CONTENT_FORM (object)->n_missing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_content_form_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  StudioContentForm *self = STUDIO_CONTENT_FORM (object);

  if (id != PROP_LIVE_CHECK) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  g_set_object (&self->live_check, g_value_get_object (value));
  for (guint i = 0; i < self->rows->len; i++)
    give_check (self, GTK_WIDGET (row_at (self, i)));
}

static void
studio_content_form_class_init (StudioContentFormClass *klass)
{
  static const char *const with_text[] = { "focused-field", "notify-user", "change-brand" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_content_form_dispose;
  G_OBJECT_CLASS (klass)->set_property = studio_content_form_set_property;
  G_OBJECT_CLASS (klass)->finalize = studio_content_form_finalize;
  G_OBJECT_CLASS (klass)->get_property = studio_content_form_get_property;
  properties[PROP_N_MISSING] = g_param_spec_int ("n-missing", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIVE_CHECK] = g_param_spec_object ("live-check", NULL, NULL, STUDIO_TYPE_LIVE_CHECK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (with_text[i], STUDIO_TYPE_CONTENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STUDIO_TYPE_EDITION_ROW);
  g_type_ensure (STUDIO_TYPE_OFFICE_ROW);
  g_type_ensure (STUDIO_TYPE_HOAX_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-content-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, clamp);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, title);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, swatches);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, newer);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, edition);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, office);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "win.insert-name", NULL);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, hoax);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, groups);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, filled_label);
  gtk_widget_class_bind_template_child (widget_class, StudioContentForm, filled_bar);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_newer_cb);
}

static void
update_width (StudioContentForm *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int dpi = 0;
  int width;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  width = dpi >= 120 * 1024 ? WIDTH_LARGE_TEXT : WIDTH;
  adw_clamp_set_maximum_size (self->clamp, width);
  adw_clamp_set_tightening_threshold (self->clamp, width);
  gtk_widget_set_size_request (GTK_WIDGET (self->clamp), width, -1);
}

static void
studio_content_form_init (StudioContentForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_width (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (update_width), self, G_CONNECT_SWAPPED);
}

GtkWidget *
studio_content_form_new (void)
{
  return g_object_new (STUDIO_TYPE_CONTENT_FORM, NULL);
}

void
studio_content_form_set_catalog (StudioContentForm *self,
                                 StudioCatalog *catalog)
{
  g_return_if_fail (STUDIO_IS_CONTENT_FORM (self) && STUDIO_IS_CATALOG (catalog));

  if (g_set_object (&self->catalog, catalog))
    g_signal_connect_object (catalog, "changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->document != NULL) {
    fill_swatches (self);
    follow_brand (self);
  }
}

void
studio_content_form_set_document (StudioContentForm *self,
                                  StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_CONTENT_FORM (self));
  g_return_if_fail (document == NULL || STUDIO_IS_DOCUMENT (document));

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (post_of (self), post_changed_cb, self);
  drop_rows (self);
  drop_follow (self);
  g_clear_object (&self->template);
  g_set_object (&self->document, document);
  studio_edition_row_set_document (self->edition, document);
  studio_office_row_set_document (self->office, document);
  studio_hoax_card_set_document (self->hoax, document);
  if (document == NULL)
    return;
  g_signal_connect_object (post_of (self), "changed", G_CALLBACK (post_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
  follow_brand (self);
}

int
studio_content_form_get_n_missing (StudioContentForm *self)
{
  g_return_val_if_fail (STUDIO_IS_CONTENT_FORM (self), 0);

  return self->n_missing;
}

void
studio_content_form_focus_field (StudioContentForm *self,
                                 const char *field)
{
  StudioFieldRow *row;
  const char *slash;

  g_return_if_fail (STUDIO_IS_CONTENT_FORM (self) && field != NULL);

  row = find_row (self, field);
  slash = strchr (field, '/');
  if (row != NULL)
    studio_field_row_focus (row, slash != NULL ? (int) g_ascii_strtoll (slash + 1, NULL, 10) : -1);
}

void
studio_content_form_focus_first (StudioContentForm *self)
{
  g_return_if_fail (STUDIO_IS_CONTENT_FORM (self));

  for (guint i = 0; i < self->rows->len; i++) {
    const StudioField *field = studio_field_row_get_field (row_at (self, i));
    g_autofree char *path = g_strconcat ("content/", field->name, NULL);

    if (field->required && !studio_field_value_filled (studio_json_lookup (studio_post_get_json (post_of (self)), path))) {
      studio_field_row_focus (row_at (self, i), -1);
      return;
    }
  }
  if (self->rows->len > 0)
    studio_field_row_focus (row_at (self, 0), -1);
}

void
studio_content_form_set_issues (StudioContentForm *self,
                                GPtrArray *issues,
                                const StudioFormat *format)
{
  g_return_if_fail (STUDIO_IS_CONTENT_FORM (self));

  for (guint i = 0; i < self->rows->len; i++) {
    StudioFieldRow *row = row_at (self, i);
    const char *message = NULL;

    for (guint n = 0; issues != NULL && n < issues->len && message == NULL; n++) {
      const StudioIssue *issue = g_ptr_array_index (issues, n);

      /* that a sample shows is told by the row itself, once its turn has come */
      if (issue->kind != STUDIO_ISSUE_SAMPLE && issue->field != NULL && find_row (self, issue->field) == row)
        message = issue->message;
    }
    studio_field_row_set_issue (row, message);
  }
}
