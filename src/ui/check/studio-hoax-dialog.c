#include "config.h"

#include "studio-hoax-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-document-words.h"
#include "studio-evidence-row.h"
#include "studio-hoax-steps.h"
#include "studio-hoax-work.h"

struct _StudioHoaxDialog
{
  AdwWindow parent_instance;
  StudioHoaxSteps *steps;
  GtkWidget *rows[STUDIO_HOAX_N_MEMBERS]; /* NULL for the evidence */
  AdwPreferencesGroup *evidence;
  GtkWidget *add;
  AdwPreferencesGroup *verdict_group;
  GtkLabel *status;
  GtkWidget *report;
  GtkWidget *reply;
  GtkWidget *caption;
  GtkWidget *fill;

  StudioDocument *document;
  GPtrArray *pieces; /* not owned: StudioEvidenceRow */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (StudioHoaxDialog, studio_hoax_dialog, ADW_TYPE_WINDOW)

static JsonNode *
root_of (StudioHoaxDialog *self)
{
  return studio_post_get_json (studio_document_get_post (self->document));
}

static void
tell (StudioHoaxDialog *self,
      const char *sentence)
{
  gtk_label_set_label (self->status, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *sentence != '\0');
}

/* --- words of the choices --- */

/* Returns: (transfer full): what people read for the words of @member, "not chosen yet" first */
static GtkStringList *
list_names (StudioHoaxMember member)
{
  static const char *const types[] = { N_ ("Satire or parody"), N_ ("Misleading content"), N_ ("Imposter content"), N_ ("Fabricated content"), N_ ("False connection"), N_ ("False context"), N_ ("Manipulated content"), NULL };
  static const char *const classes[] = { N_ ("Misinformation: wrong, in good faith"), N_ ("Disinformation: wrong, on purpose"), N_ ("Malinformation: true, to do harm"), NULL };
  static const char *const verdicts[] = { N_ ("Hoax"), N_ ("Wrong context"), N_ ("Partly true"), N_ ("True"), N_ ("Not proven"), NULL };
  const char *const *names = member == STUDIO_HOAX_TYPE ? types : member == STUDIO_HOAX_CLASS ? classes
                                                                                              : verdicts;
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Not chosen yet"));
  for (int i = 0; names[i] != NULL; i++)
    gtk_string_list_append (list, _ (names[i]));
  return list;
}

/* --- evidence --- */

static void write_evidence (StudioHoaxDialog *self);

static void
remove_piece (StudioHoaxDialog *self,
              StudioEvidenceRow *row)
{
  g_ptr_array_remove (self->pieces, row);
  adw_preferences_group_remove (self->evidence, GTK_WIDGET (row));
}

static void
remove_cb (StudioHoaxDialog *self,
           StudioEvidenceRow *row)
{
  gtk_widget_grab_focus (self->add);
  remove_piece (self, row);
  write_evidence (self);
}

static StudioEvidenceRow *
add_piece (StudioHoaxDialog *self)
{
  GtkWidget *row = studio_evidence_row_new ();

  g_signal_connect_swapped (row, "changed", G_CALLBACK (write_evidence), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (remove_cb), self);
  adw_preferences_group_add (self->evidence, row);
  g_ptr_array_add (self->pieces, row);
  return STUDIO_EVIDENCE_ROW (row);
}

static void
add_cb (StudioHoaxDialog *self)
{
  if (self->pieces->len < STUDIO_HOAX_MAX_EVIDENCE)
    gtk_widget_child_focus (GTK_WIDGET (add_piece (self)), GTK_DIR_TAB_FORWARD);
}

static void
write_evidence (StudioHoaxDialog *self)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (StudioEvidence));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->pieces->len; i++) {
    StudioEvidence piece = studio_evidence_row_get (g_ptr_array_index (self->pieces, i));

    g_array_append_val (list, piece);
  }
  self->loading = TRUE; /* a row that is still empty is in no post */
  if (!studio_document_set_evidence (self->document, (const StudioEvidence *) (gconstpointer) list->data, list->len, &error))
    tell (self, error->message);
  self->loading = FALSE;
}

/* An undo may bring back pieces, or take some; a row that a person has just added waits for its first letter. */
static void
show_evidence (StudioHoaxDialog *self)
{
  g_autoptr (GArray) list = studio_hoax_list_evidence (root_of (self));
  guint n_wanted = MAX (list->len, 1);

  while (self->pieces->len > n_wanted)
    remove_piece (self, g_ptr_array_index (self->pieces, self->pieces->len - 1));
  while (self->pieces->len < n_wanted)
    add_piece (self);
  for (guint i = 0; i < self->pieces->len; i++) {
    const StudioEvidence none = { "", "", "" };

    studio_evidence_row_set (g_ptr_array_index (self->pieces, i), i < list->len ? &g_array_index (list, StudioEvidence, i) : &none);
  }
}

/* --- texts and choices --- */

static int
find_member (StudioHoaxDialog *self,
             gpointer row)
{
  for (int i = 0; i < STUDIO_HOAX_N_MEMBERS; i++) {
    if (self->rows[i] == row)
      return i;
  }
  return -1;
}

static void
write_member (StudioHoaxDialog *self,
              gpointer row,
              const char *text)
{
  int member = find_member (self, row);
  g_autoptr (GError) error = NULL;

  if (self->loading || member < 0 || g_str_equal (studio_hoax_get (root_of (self), (StudioHoaxMember) member), text))
    return;
  if (!studio_document_set_hoax (self->document, (StudioHoaxMember) member, text, &error))
    tell (self, error->message);
}

static void
entry_cb (GtkEditable *row,
          StudioHoaxDialog *self)
{
  write_member (self, row, gtk_editable_get_text (row));
}

static void
choice_cb (AdwComboRow *row,
           GParamSpec *pspec,
           StudioHoaxDialog *self)
{
  int member = find_member (self, row);
  const char *const *words = member >= 0 ? studio_hoax_words ((StudioHoaxMember) member) : NULL;
  guint selected = adw_combo_row_get_selected (row);

  if (words != NULL && selected < g_strv_length ((char **) words))
    write_member (self, row, words[selected]);
}

static void
now_cb (StudioHoaxDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%d %H.%M");

  gtk_editable_set_text (GTK_EDITABLE (self->rows[STUDIO_HOAX_CHECKED]), text);
}

static void
show_member (StudioHoaxDialog *self,
             StudioHoaxMember member)
{
  const char *const *words = studio_hoax_words (member);
  const char *text = studio_hoax_get (root_of (self), member);

  if (words == NULL) {
    if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->rows[member])), text))
      gtk_editable_set_text (GTK_EDITABLE (self->rows[member]), text);
    return;
  }
  for (guint i = 0; words[i] != NULL; i++) {
    if (g_str_equal (words[i], text))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[member]), i);
  }
}

/* --- what goes on --- */

static void
show_verdict (StudioHoaxDialog *self)
{
  gboolean proven = studio_hoax_is_proven (root_of (self));
  gboolean harmful = g_str_equal (studio_hoax_get (root_of (self), STUDIO_HOAX_CLASS), "malinformasi");
  const char *words = proven ? _ ("The stamp is free.") : _ ("Locked until evidence and officer stand. Until then the picture says “Belum terverifikasi”.");

  if (proven && harmful && g_str_equal (studio_hoax_get (root_of (self), STUDIO_HOAX_VERDICT), "hoaks"))
    words = _ ("Malinformation is true and used to do harm: don't call it a hoax. “Wrong context” says it better.");
  adw_preferences_group_set_description (self->verdict_group, words);
  gtk_widget_set_sensitive (self->rows[STUDIO_HOAX_VERDICT], proven);
}

static void
refresh (StudioHoaxDialog *self)
{
  JsonNode *root = root_of (self);

  if (!self->loading) {
    self->loading = TRUE;
    for (int i = 0; i < STUDIO_HOAX_N_MEMBERS; i++) {
      if (i != STUDIO_HOAX_EVIDENCE)
        show_member (self, (StudioHoaxMember) i);
    }
    show_evidence (self);
    self->loading = FALSE;
  }
  studio_hoax_steps_show (self->steps, root);
  show_verdict (self);
  gtk_widget_set_sensitive (self->report, *studio_hoax_get (root, STUDIO_HOAX_CLAIM) != '\0');
  gtk_widget_set_sensitive (self->reply, studio_hoax_is_proven (root) && studio_hoax_is_done (root, STUDIO_HOAX_STEP_VERDICT));
  gtk_widget_set_sensitive (self->caption, *studio_caption_get (root, NULL, NULL) == '\0' && studio_hoax_is_proven (root));
}

static void
fill_cb (StudioHoaxDialog *self)
{
  guint n_filled = studio_document_fill_hoax (self->document);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u field of the picture was filled in.", "%u fields of the picture were filled in.", n_filled), n_filled);

  tell (self, n_filled > 0 ? words : _ ("The picture says all of this already."));
}

static void
caption_cb (StudioHoaxDialog *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  g_autofree char *text = studio_hoax_write_caption (snapshot);
  g_autoptr (GError) error = NULL;

  studio_history_end_merge (studio_document_get_history (self->document));
  tell (self, studio_document_set_caption (self->document, NULL, text, &error) ? _ ("The caption is written: read it in the step Caption.") : error->message);
}

/* The program goes nowhere by itself: the person sends it. */
static void
report_cb (StudioHoaxDialog *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  g_autofree char *text = studio_hoax_write_report (snapshot);
  /* TRANSLATORS: %s is an address, "aduankonten.id" */
  g_autofree char *words = g_strdup_printf (_ ("The report with the evidence is copied. Open %s, paste it into the form and attach the evidence."), STUDIO_HOAX_REPORT_PLACE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, words);
}

static void
reply_cb (StudioHoaxDialog *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  g_autofree char *text = studio_hoax_write_reply (snapshot);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, _ ("The reply is copied: paste it where the claim goes around."));
}

/* --- the class --- */

static void
studio_hoax_dialog_dispose (GObject *object)
{
  StudioHoaxDialog *self = STUDIO_HOAX_DIALOG (object);

  self->loading = TRUE; /* rows that go say nothing */
  g_ptr_array_set_size (self->pieces, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_HOAX_DIALOG);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (studio_hoax_dialog_parent_class)->dispose (object);
}

static void
studio_hoax_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_HOAX_DIALOG (object)->pieces);

  G_OBJECT_CLASS (studio_hoax_dialog_parent_class)->finalize (object);
}

static void
bind_row (GtkWidgetClass *widget_class,
          const char *name,
          StudioHoaxMember member)
{
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, (gssize) G_STRUCT_OFFSET (StudioHoaxDialog, rows) + (gssize) (member * sizeof (GtkWidget *)));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  bind_row (widget_class, "claim", STUDIO_HOAX_CLAIM);
  bind_row (widget_class, "medium", STUDIO_HOAX_MEDIUM);
  bind_row (widget_class, "link", STUDIO_HOAX_LINK);
  bind_row (widget_class, "seen", STUDIO_HOAX_SEEN);
  bind_row (widget_class, "type", STUDIO_HOAX_TYPE);
  bind_row (widget_class, "class", STUDIO_HOAX_CLASS);
  bind_row (widget_class, "officer", STUDIO_HOAX_OFFICER);
  bind_row (widget_class, "checked", STUDIO_HOAX_CHECKED);
  bind_row (widget_class, "verdict", STUDIO_HOAX_VERDICT);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, evidence);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, add);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, verdict_group);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, status);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, report);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, reply);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, caption);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxDialog, fill);
}

static void
studio_hoax_dialog_class_init (StudioHoaxDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_hoax_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_hoax_dialog_finalize;
  g_type_ensure (STUDIO_TYPE_HOAX_STEPS);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-hoax-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, caption_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
  gtk_widget_class_bind_template_callback (widget_class, reply_cb);
}

static void
studio_hoax_dialog_init (StudioHoaxDialog *self)
{
  static const StudioHoaxMember choices[] = { STUDIO_HOAX_TYPE, STUDIO_HOAX_CLASS, STUDIO_HOAX_VERDICT };

  self->pieces = g_ptr_array_new ();
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autoptr (GtkStringList) names = list_names (choices[i]);

    adw_combo_row_set_model (ADW_COMBO_ROW (self->rows[choices[i]]), G_LIST_MODEL (names));
  }
  self->loading = FALSE;
}

GtkWidget *
studio_hoax_dialog_new (GtkWindow *parent,
                        StudioDocument *document)
{
  StudioHoaxDialog *self;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (document), NULL);

  self = g_object_new (STUDIO_TYPE_HOAX_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (studio_document_get_post (document), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
