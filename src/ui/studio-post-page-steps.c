#include "config.h"

#include "studio-post-page-private.h"

#include <glib/gi18n-lib.h>

#include "studio-design-actions.h"
#include "studio-design-keys.h"

/** StepInfo: @label: untranslated; @rail: whether the step has the rail and its side panel */
typedef struct
{
  const char *name;
  const char *label;
  gboolean rail;
} StepInfo;

static const StepInfo infos[] = {
  { "content", N_ ("Content"), FALSE },
  { "design", N_ ("Design"), TRUE },
  { "caption", N_ ("Caption"), FALSE },
  { "check", N_ ("Check"), FALSE },
  { "publish", N_ ("Publish"), FALSE },
};

/* Px of the inspector, and with the table of a chart in it */
#define NARROW 256
#define WIDE 448

#define MAX_REGIONS (4 + STUDIO_STAGE_MAX_REGIONS)

static guint
find_step (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++) {
    if (g_strcmp0 (infos[i].name, name) == 0)
      return i;
  }
  return 0;
}

static void
chosen_cb (StudioSteps *steps,
           const char *name,
           StudioPostPage *self)
{
  _studio_post_page_go_to_step (self, name, TRUE);
}

void
_studio_post_page_add_steps (StudioPostPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    studio_steps_add (self->steps, infos[i].name, _ (infos[i].label));
  g_signal_connect (self->steps, "chosen", G_CALLBACK (chosen_cb), self);
}

/* The panel beside the rail opens and closes with the step, and comes back as it was left. */
static void
show_rail (StudioPostPage *self,
           gboolean show)
{
  if (gtk_widget_get_visible (self->rail_box) == show)
    return;
  if (!show && !self->wide)
    self->side_was_open = studio_rail_get_open (self->rail);
  gtk_widget_set_visible (self->rail_box, show);
  /* where it would cover the picture it waits to be called */
  studio_rail_set_open (self->rail, show && !self->wide && self->side_was_open && studio_desk_get_docked (self->desk));
}

void
_studio_post_page_set_wide (StudioPostPage *self,
                            gboolean wide)
{
  gboolean shown = gtk_widget_get_visible (self->rail_box);

  if (self->wide == wide)
    return;
  if (wide && shown)
    self->side_was_open = studio_rail_get_open (self->rail);
  self->wide = wide;
  g_object_set (self->design_panel, "width", wide ? WIDE : NARROW, NULL);
  if (wide)
    studio_rail_set_open (self->rail, FALSE);
  else if (shown && self->side_was_open && studio_desk_get_docked (self->desk))
    studio_rail_set_open (self->rail, TRUE);
}

static void
start_work (StudioPostPage *self,
            const char *name)
{
  if (g_str_equal (name, "content"))
    studio_content_form_focus_first (self->form);
  else if (g_str_equal (name, "caption"))
    studio_caption_panel_focus (self->caption_panel);
  else if (g_str_equal (name, "check") && _studio_post_page_shows_comments (self))
    studio_comments_panel_focus (self->comments_panel);
  else if (g_str_equal (name, "check"))
    studio_check_panel_focus (self->check_panel);
  else if (g_str_equal (name, "publish"))
    studio_publish_panel_focus (self->publish_panel);
  else
    studio_stage_focus_canvas (self->stage);
}

void
_studio_post_page_update_actions (StudioPostPage *self)
{
  gboolean designing = infos[find_step (self->last_step)].rail;

  studio_design_actions_update (GTK_WIDGET (self), designing ? self->composer : NULL);
  studio_design_keys_set_active (GTK_WIDGET (self), designing);
}

void
_studio_post_page_go_to_step (StudioPostPage *self,
                              const char *name,
                              gboolean focus)
{
  const StepInfo *info = &infos[find_step (name)];

  g_free (self->last_step);
  self->last_step = g_strdup (info->name);
  studio_steps_set_current (self->steps, info->name);
  gtk_stack_set_visible_child_name (self->panels, info->name);
  show_rail (self, info->rail);
  studio_stage_set_designing (self->stage, info->rail);
  studio_stage_set_captioning (self->stage, g_str_equal (info->name, "caption"));
  _studio_post_page_update_actions (self);
  _studio_post_page_show_marks (self);
  _studio_post_page_show_sent (self);
  if (focus)
    start_work (self, info->name);
}

/* --- actions --- */

static void
go_to_step (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  _studio_post_page_go_to_step (STUDIO_POST_PAGE (widget), g_variant_get_string (parameter, NULL), TRUE);
}

static void
go_on (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);
  guint next = find_step (studio_steps_get_current (self->steps)) + 1;

  if (next < G_N_ELEMENTS (infos))
    _studio_post_page_go_to_step (self, infos[next].name, TRUE);
}

/* --- the way round by Tab and F6 --- */

/* Returns: how many there are; panel first, as work starts there, the canvas last */
static guint
list_regions (StudioPostPage *self,
              GtkWidget *regions[MAX_REGIONS])
{
  guint n = 0;

  regions[n++] = gtk_stack_get_visible_child (self->panels);
  regions[n++] = self->header;
  regions[n++] = self->rail_box;
  regions[n++] = self->side;
  n += studio_stage_list_regions (self->stage, regions + n);
  return n;
}

/* Returns: the one that has the focus; -1: none */
static int
find_region (StudioPostPage *self,
             GtkWidget **regions,
             guint n)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < n; i++) {
    if (focus == regions[i] || gtk_widget_is_ancestor (focus, regions[i]))
      return (int) i;
  }
  return -1;
}

static gboolean
enter (GtkWidget *region,
       GtkDirectionType direction)
{
  if (!gtk_widget_get_visible (region) || !gtk_widget_is_sensitive (region))
    return FALSE;
  return gtk_widget_get_focusable (region) ? gtk_widget_grab_focus (region) : gtk_widget_child_focus (region, direction);
}

/* The next region that takes the focus, from the present one onwards and round. */
static gboolean
go_round (StudioPostPage *self,
          GtkDirectionType direction,
          int step)
{
  GtkWidget *regions[MAX_REGIONS];
  int n = (int) list_regions (self, regions);
  int present = find_region (self, regions, (guint) n);

  if (present < 0)
    present = step > 0 ? n - 1 : 0;
  for (int i = 1; i <= n; i++) {
    if (enter (regions[(present + step * i + n * i) % n], direction))
      return TRUE;
  }
  return FALSE;
}

static void
next_region (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  go_round (STUDIO_POST_PAGE (widget), GTK_DIR_TAB_FORWARD, g_str_equal (name, "post.next-region") ? 1 : -1);
}

static gboolean
studio_post_page_focus (GtkWidget *widget,
                        GtkDirectionType direction)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);
  GtkWidget *regions[MAX_REGIONS];
  int present = find_region (self, regions, list_regions (self, regions));

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (g_type_class_peek_parent (g_type_class_peek (STUDIO_TYPE_POST_PAGE)))->focus (widget, direction);
  if (present >= 0 && !gtk_widget_get_focusable (regions[present]) && gtk_widget_child_focus (regions[present], direction))
    return TRUE;
  return go_round (self, direction, direction == GTK_DIR_TAB_FORWARD ? 1 : -1);
}

/* --- the side panel --- */

static void
toggle_side (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);

  if (gtk_widget_get_visible (self->rail_box))
    studio_rail_set_open (self->rail, !studio_rail_get_open (self->rail));
}

static void
toggle_panel (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  GtkWidget *panels = GTK_WIDGET (STUDIO_POST_PAGE (widget)->panels);

  gtk_widget_set_visible (panels, !gtk_widget_get_visible (panels));
}

static void
show_side (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);

  _studio_post_page_go_to_step (self, "design", FALSE);
  studio_rail_show (self->rail, g_variant_get_string (parameter, NULL));
}

static void
show_page (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (STUDIO_POST_PAGE (widget)->stage), "stage.show-page", parameter);
}

/* What the canvas does, asked for beside it: "stage.crop". */
static void
on_stage (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (STUDIO_POST_PAGE (widget)->stage), g_variant_get_string (parameter, NULL), NULL);
}

static void
show_chart_data (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);

  _studio_post_page_go_to_step (self, "design", FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->panels), TRUE);
  studio_inspector_show_data (self->inspector);
}

/* @parameter: "judul", or "angka/0/label" within it */
static void
focus_field (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);

  _studio_post_page_go_to_step (self, "content", FALSE);
  studio_content_form_focus_field (self->form, g_variant_get_string (parameter, NULL));
}

/* @parameter: a platform or "" for the main caption, and the code points to select */
static void
show_caption (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);
  const char *platform;
  int start, end;

  g_variant_get (parameter, "(&sii)", &platform, &start, &end);
  _studio_post_page_go_to_step (self, "caption", FALSE);
  studio_caption_panel_show_words (self->caption_panel, *platform != '\0' ? platform : NULL, start, end);
}

/* @parameter: a page's id, and the code points to select */
static void
show_description (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);
  const char *page;
  int start, end;

  g_variant_get (parameter, "(&sii)", &page, &start, &end);
  _studio_post_page_go_to_step (self, "caption", FALSE);
  studio_caption_panel_show_description (self->caption_panel, page, start, end);
}

static void
select_layer (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);

  if (self->composer == NULL)
    return;
  _studio_post_page_go_to_step (self, "design", TRUE);
  studio_composer_select_all_of (self->composer, (const char *const[]){ g_variant_get_string (parameter, NULL), NULL });
}

void
_studio_post_page_install_steps (GtkWidgetClass *widget_class)
{
  widget_class->focus = studio_post_page_focus;
  gtk_widget_class_install_action (widget_class, "post.step", "s", go_to_step);
  gtk_widget_class_install_action (widget_class, "post.next-step", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "post.next-region", NULL, next_region);
  gtk_widget_class_install_action (widget_class, "post.previous-region", NULL, next_region);
  gtk_widget_class_install_action (widget_class, "post.toggle-side", NULL, toggle_side);
  gtk_widget_class_install_action (widget_class, "post.toggle-panel", NULL, toggle_panel);
  gtk_widget_class_install_action (widget_class, "post.show-side", "s", show_side);
  gtk_widget_class_install_action (widget_class, "post.show-page", "u", show_page);
  gtk_widget_class_install_action (widget_class, "post.on-stage", "s", on_stage);
  gtk_widget_class_install_action (widget_class, "post.chart-data", NULL, show_chart_data);
  gtk_widget_class_install_action (widget_class, "post.focus-field", "s", focus_field);
  gtk_widget_class_install_action (widget_class, "post.show-caption", "(sii)", show_caption);
  gtk_widget_class_install_action (widget_class, "post.show-description", "(sii)", show_description);
  gtk_widget_class_install_action (widget_class, "post.select-layer", "s", select_layer);
}
