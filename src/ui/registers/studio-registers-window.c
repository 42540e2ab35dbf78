#include "config.h"

#include "studio-registers-window.h"

#include "studio-office-words-page.h"
#include "studio-register-page.h"
#include "studio-toast.h"

struct _StudioRegistersWindow
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwViewStack *stack;
};

G_DEFINE_FINAL_TYPE (StudioRegistersWindow, studio_registers_window, ADW_TYPE_WINDOW)

/* Consumes @toast, as the overlay does. */
static void
toast_cb (StudioRegistersWindow *self,
          AdwToast *toast)
{
  studio_toast_show (self->toasts, toast);
}

static void
search (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  GtkWidget *page = adw_view_stack_get_visible_child (STUDIO_REGISTERS_WINDOW (widget)->stack);

  if (STUDIO_IS_REGISTER_PAGE (page))
    studio_register_page_focus_search (STUDIO_REGISTER_PAGE (page));
  else
    studio_office_words_page_focus (STUDIO_OFFICE_WORDS_PAGE (page));
}

static void
add (GtkWidget *widget,
     const char *action,
     GVariant *parameter)
{
  GtkWidget *page = adw_view_stack_get_visible_child (STUDIO_REGISTERS_WINDOW (widget)->stack);

  if (STUDIO_IS_REGISTER_PAGE (page))
    studio_register_page_add (STUDIO_REGISTER_PAGE (page));
  else
    studio_office_words_page_focus (STUDIO_OFFICE_WORDS_PAGE (page));
}

static void
studio_registers_window_class_init (StudioRegistersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDIO_TYPE_REGISTER_PAGE);
  g_type_ensure (STUDIO_TYPE_OFFICE_WORDS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-registers-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRegistersWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioRegistersWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, toast_cb);
  gtk_widget_class_install_action (widget_class, "registers.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "registers.add", NULL, add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "registers.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "registers.add", NULL);
}

static void
studio_registers_window_init (StudioRegistersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_registers_window_new (GtkWindow *parent,
                             const char *page)
{
  StudioRegistersWindow *self = g_object_new (STUDIO_TYPE_REGISTERS_WINDOW, "transient-for", parent, NULL);

  if (*page != '\0' && adw_view_stack_get_child_by_name (self->stack, page) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, page);
  search (GTK_WIDGET (self), NULL, NULL);
  return GTK_WIDGET (self);
}
