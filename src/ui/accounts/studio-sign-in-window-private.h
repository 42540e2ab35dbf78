#pragma once

#include "studio-loopback.h"
#include "studio-oauth.h"
#include "studio-sign-in-kinds.h"
#include "studio-sign-in-window.h"

G_BEGIN_DECLS

struct _StudioSignInWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkWidget *back;
  GtkWidget *next;
  GtkBox *groups;
  GtkWidget *mark;
  GtkLabel *heading;
  GtkLabel *about;
  GtkBox *steps;
  GtkLabel *notice;
  GtkButton *open;
  GtkButton *other;
  GtkBox *inputs;
  GtkWidget *hosts;
  GtkWidget *host; /* a StudioHostRow */
  GtkWidget *local_row;
  GtkSwitch *local;
  GtkLabel *sentence;
  GtkWidget *work;
  GtkProgressBar *progress;
  GtkLabel *doing;
  GtkWidget *done_mark;
  GtkLabel *done_title;
  GtkLabel *done_about;
  GtkEditable *name;
  GtkCheckButton *own;
  GtkCheckButton *personal;

  StudioPostman *postman;
  const StudioSignInKind *kind; /* (nullable): none is chosen */
  GtkWidget *row;               /* (nullable): the one of the choice that was pressed */
  guint page;
  gboolean again;                /* an account that is there already */
  StudioPublishAccount *account; /* as it will be kept */
  JsonNode *secrets;             /* (nullable) */
  GCancellable *cancellable;     /* (nullable): something is under way */
  char *permission;              /* (nullable): WordPress's page */
  StudioLoopback *loopback;      /* (nullable): waits for it */
  StudioOauth *oauth;            /* (nullable) */
  guint pulse;
};

/* --- pages (studio-sign-in-window.c) --- */

/** @sentence: "" for none */
void _studio_sign_in_tell (StudioSignInWindow *self, const char *sentence);
/** Shows a page of the kind; what the account knows already stands in its inputs. */
void _studio_sign_in_show_page (StudioSignInWindow *self, guint page);
/** @doing: (nullable): what is under way; NULL: nothing any more. @locked: whether nothing can be typed meanwhile */
void _studio_sign_in_set_busy (StudioSignInWindow *self, const char *doing, gboolean locked);
/** Returns: (transfer full) (nullable): what was typed for @part, without spaces around; NULL after saying that it is missing, or if it is not asked for; "" for an optional one */
char *_studio_sign_in_read (StudioSignInWindow *self, StudioSignInPart part);
/** Returns: whether @part is asked for now */
gboolean _studio_sign_in_asks (StudioSignInWindow *self, StudioSignInPart part);
/** Shows an input that is hidden until the platform wants it. */
void _studio_sign_in_ask_code (StudioSignInWindow *self);
/** @result: of verifying */
void _studio_sign_in_show_done (StudioSignInWindow *self, const StudioResult *result);

/* --- what goes on (studio-sign-in-work.c) --- */

/** From the page that is shown to the next. */
void _studio_sign_in_go (StudioSignInWindow *self);
/** Opens what the page's button says. @returns: whether the browser shall come back by itself */
void _studio_sign_in_open (StudioSignInWindow *self, gboolean returns);
void _studio_sign_in_save (StudioSignInWindow *self);
/** Stops whatever goes on. */
void _studio_sign_in_stop (StudioSignInWindow *self);

G_END_DECLS
