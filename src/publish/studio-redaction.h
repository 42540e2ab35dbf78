#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioRedaction:
 *
 * Takes secrets out of text before anybody sees or keeps it: by value, for every secret that was loaded, and by pattern, for
 * what servers echo. May be used from several threads.
 */
typedef struct _StudioRedaction StudioRedaction;

/** What stands where a secret stood. */
#define STUDIO_REDACTED "[…]"

StudioRedaction *studio_redaction_new (void);
StudioRedaction *studio_redaction_ref (StudioRedaction *redaction);
void studio_redaction_unref (StudioRedaction *redaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRedaction, studio_redaction_unref)

/**
 * studio_redaction_add:
 * @secret: (nullable): a password or token; also its forms escaped for addresses and in Base64 are hidden. Shorter than 4 bytes
 *   is nothing: hiding it would only spoil the text
 */
void studio_redaction_add (StudioRedaction *redaction, const char *secret);
/**
 * studio_redaction_has:
 * @text: (nullable)
 *
 * Returns: whether a secret of at least 16 bytes stands in @text, which no chance has put there. A shorter one may be a word
 *   that an address or a number holds as well
 */
gboolean studio_redaction_has (StudioRedaction *redaction, const char *text);
/** @redaction: (nullable): by pattern only. Returns: (transfer full): @text without secrets. */
char *studio_redaction_apply (StudioRedaction *redaction, const char *text);
/**
 * studio_redaction_plain:
 * @redaction: (nullable)
 * @text: (nullable): from a server
 *
 * Returns: (transfer full): one line of plain text for people: valid UTF-8, without secrets, control and bidirectional
 *   characters, at most 300 characters. It is not markup and must not be shown as such
 */
char *studio_redaction_plain (StudioRedaction *redaction, const char *text);

G_END_DECLS
