#include "config.h"

#include "studio-text-private.h"

#include <string.h>

/*
 * Every function here reads on from a place and says where its token ends. What is looked at ahead is either taken or looked at
 * once more at most, so that the whole stays linear.
 */

/** Scan: @address..@address_end: the address in this run of characters without blanks, if there is one */
typedef struct
{
  GArray *tokens;
  GStringChunk *chunk;
  GString *lower;
  const char *bytes;
  guint point;
  const char *address;
  const char *address_end;
  StudioTokenKind address_kind;
  gboolean fresh; /* a run begins here */
} Scan;

/* --- characters --- */

gboolean
studio_text_is_invisible (gunichar c)
{
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

static gboolean
is_newline (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_blank (gunichar c)
{
  return !is_newline (c) && g_unichar_isspace (c);
}

static gboolean
is_ascii_alnum (char c)
{
  return g_ascii_isalnum (c);
}

static gboolean
is_emoji (gunichar c)
{
  return (c >= 0x1F000 && c <= 0x1FAFF && !(c >= 0x1F100 && c <= 0x1F189)) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B05 && c <= 0x2B55) ||
         c == 0x231A || c == 0x231B || (c >= 0x23E9 && c <= 0x23FA) || c == 0x2934 || c == 0x2935 || c == 0x3030 || c == 0x303D;
}

static gboolean
joins_emoji (gunichar c)
{
  return c == 0xFE0F || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

/* --- addresses --- */

/* Endings that pages have; others need "https://" or "www." to be known as a page. */
static gboolean
is_domain_ending (const char *at,
                  gsize length)
{
  static const char *const endings[] = { "id", "com", "org", "net", "gov", "edu", "info", "ly", "me", "io", "co", "app", "link", "page", "site", "gl", "be", "tv", NULL };

  for (int i = 0; endings[i] != NULL; i++) {
    if (strlen (endings[i]) == length && strncmp (endings[i], at, length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Where a host's name that begins at @at ends, NULL if it is none. */
static const char *
scan_host (const char *at,
           const char *end)
{
  const char *label = at, *from = at;
  int dots = 0;

  for (; at < end && (is_ascii_alnum (*at) || *at == '-' || *at == '.'); at++) {
    if (*at != '.')
      continue;
    if (at == label)
      return NULL;
    if (at + 1 == end || !is_ascii_alnum (at[1]))
      break;
    dots++;
    label = at + 1;
  }
  return dots > 0 && at - from >= 4 && is_domain_ending (label, (gsize) (at - label)) ? at : NULL;
}

/* The point or bracket behind an address belongs to the sentence. */
static const char *
trim_address (const char *at,
              const char *end)
{
  while (end > at) {
    const char *last = g_utf8_prev_char (end);
    gunichar c = g_utf8_get_char (last);

    if (c >= 0x80 ? !(c >= 0x2018 && c <= 0x201F) : strchr (".,;:!?)]}>\"'*", (int) c) == NULL)
      break;
    end = last;
  }
  return end;
}

static void
set_address (Scan *scan,
             StudioTokenKind kind,
             const char *at,
             const char *end)
{
  scan->address_kind = kind;
  scan->address = at;
  scan->address_end = trim_address (at, end);
  if (scan->address_end <= at)
    scan->address = NULL;
}

static void
find_email (Scan *scan,
            const char *at,
            const char *sign,
            const char *end)
{
  const char *from = sign;
  const char *host = scan_host (sign + 1, end);

  while (from > at && (is_ascii_alnum (from[-1]) || strchr ("._-+", from[-1]) != NULL))
    from--;
  if (host != NULL && from < sign)
    set_address (scan, STUDIO_TOKEN_EMAIL, from, host);
}

/* Looks for an address in the characters up to the next blank. */
static void
find_address (Scan *scan,
              const char *at)
{
  const char *end = at, *sign, *host;

  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  while (at < end && strchr ("([{<\"'*-_", *at) != NULL)
    at++;
  sign = g_strstr_len (at, end - at, "://");
  if (sign != NULL) {
    const char *from = sign;

    while (from > at && g_ascii_isalpha (from[-1]))
      from--;
    if (from < sign)
      set_address (scan, STUDIO_TOKEN_URL, from, end);
    return;
  }
  sign = memchr (at, '@', (gsize) (end - at));
  if (sign != NULL) {
    find_email (scan, at, sign, end);
    return;
  }
  host = scan_host (at, end);
  if (g_ascii_strncasecmp (at, "www.", 4) == 0)
    set_address (scan, STUDIO_TOKEN_URL, at, end);
  else if (host != NULL && (host == end || strchr ("/?#:", *host) != NULL || trim_address (at, end) <= host))
    set_address (scan, STUDIO_TOKEN_URL, at, *host == '/' || *host == '?' ? end : host);
}

/* --- tokens --- */

/* Whether letters or digits go on behind what can't be seen. */
static const char *
skip_invisible (const char *at)
{
  const char *from = at;

  while (studio_text_is_invisible (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at == from || g_unichar_isalpha (g_utf8_get_char (at)) ? at : from;
}

static gboolean
is_inner_mark (gunichar c)
{
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2010 || c == 0x2011;
}

static const char *
scan_word (const char *at)
{
  const char *from = at;

  while (TRUE) {
    gunichar c;

    at = skip_invisible (at);
    c = g_utf8_get_char (at);
    if (g_unichar_isdigit (c) && at - from == 2 && g_ascii_strncasecmp (from, "rp", 2) == 0)
      return at;
    if (is_inner_mark (c) && at > from && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (at))))
      at = g_utf8_next_char (at);
    else if (g_unichar_isalnum (c) || g_unichar_ismark (c))
      at = g_utf8_next_char (at);
    else
      return at;
  }
}

static const char *
scan_number (const char *at)
{
  while (g_ascii_isdigit (*at) || (strchr (".,:", *at) != NULL && *at != '\0' && g_ascii_isdigit (at[1])))
    at++;
  return at;
}

/* A keycap begins with a plain digit. */
static const char *
scan_keycap (const char *at)
{
  const char *next = at + 1;

  if (!g_ascii_isdigit (*at) && *at != '#' && *at != '*')
    return NULL;
  if (g_utf8_get_char (next) == 0xFE0F)
    next = g_utf8_next_char (next);
  return g_utf8_get_char (next) == 0x20E3 ? g_utf8_next_char (next) : NULL;
}

static gboolean
is_region (gunichar c)
{
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static const char *
scan_emoji (const char *at)
{
  gboolean region = is_region (g_utf8_get_char (at));

  at = g_utf8_next_char (at);
  if (region && is_region (g_utf8_get_char (at)))
    return g_utf8_next_char (at);
  while (TRUE) {
    gunichar c = g_utf8_get_char (at);

    if (joins_emoji (c))
      at = g_utf8_next_char (at);
    else if (c == 0x200D && is_emoji (g_utf8_get_char (g_utf8_next_char (at))))
      at = g_utf8_next_char (g_utf8_next_char (at));
    else
      return at;
  }
}

/* A hashtag or mention, NULL if the mark stands alone. */
static const char *
scan_tag (const char *at)
{
  const char *from = ++at;

  while (TRUE) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || (*(from - 1) == '@' && c == '.' && is_ascii_alnum (at[1])))
      at = g_utf8_next_char (at);
    else
      return at > from ? at : NULL;
  }
}

static const char *
scan_while (const char *at,
            gboolean (*test) (gunichar c))
{
  while (*at != '\0' && test (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static StudioTokenKind
scan_token (const char *at,
            const char **end)
{
  gunichar c = g_utf8_get_char (at);

  if ((*end = scan_keycap (at)) != NULL)
    return STUDIO_TOKEN_EMOJI;
  if ((c == '#' || c == '@') && (*end = scan_tag (at)) != NULL)
    return c == '#' ? STUDIO_TOKEN_HASHTAG : STUDIO_TOKEN_MENTION;
  *end = g_utf8_next_char (at);
  if (is_newline (c)) {
    if (c == '\r' && **end == '\n')
      (*end)++;
    return STUDIO_TOKEN_NEWLINE;
  }
  if (is_blank (c))
    return *end = scan_while (at, is_blank), STUDIO_TOKEN_SPACE;
  if (g_ascii_isdigit (*at))
    return *end = scan_number (at), STUDIO_TOKEN_NUMBER;
  if (g_unichar_isalpha (c))
    return *end = scan_word (at), STUDIO_TOKEN_WORD;
  if (is_emoji (c))
    return *end = scan_emoji (at), STUDIO_TOKEN_EMOJI;
  if (studio_text_is_invisible (c))
    return *end = scan_while (at, studio_text_is_invisible), STUDIO_TOKEN_OTHER;
  return g_unichar_isgraph (c) ? STUDIO_TOKEN_PUNCT : STUDIO_TOKEN_OTHER;
}

/* --- what is known of a word --- */

/* Latin letters with their accents, apart from full-width and mathematical ones. */
static gboolean
is_latin (gunichar c)
{
  return c < 0x250 || (c >= 0x1E00 && c <= 0x1EFF) || !g_unichar_isalpha (c);
}

static void
describe (Scan *scan,
          StudioToken *token)
{
  guint letters = 0, capitals = 0;
  const char *end = scan->bytes + token->to;

  g_string_truncate (scan->lower, 0);
  for (const char *at = scan->bytes + token->from; at < end; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isalpha (c)) {
      letters++;
      capitals += g_unichar_isupper (c);
      token->flags |= letters == 1 && capitals == 1 ? STUDIO_TOKEN_CAPITAL : 0;
    }
    token->flags |= (g_unichar_isdigit (c) && token->kind == STUDIO_TOKEN_WORD ? STUDIO_TOKEN_DIGITS : 0) | (is_latin (c) ? 0 : STUDIO_TOKEN_FOREIGN);
    if (!studio_text_is_invisible (c))
      g_string_append_unichar (scan->lower, c == 0x2019 || c == 0x02BC ? '\'' : g_unichar_tolower (c));
  }
  if (capitals == letters && letters > 1)
    token->flags |= STUDIO_TOKEN_CAPS;
  token->lower = g_string_chunk_insert_len (scan->chunk, scan->lower->str, (gssize) scan->lower->len);
}

static void
push (Scan *scan,
      StudioTokenKind kind,
      const char *at,
      const char *end)
{
  StudioToken token = { .kind = kind, .from = (guint) (at - scan->bytes), .to = (guint) (end - scan->bytes), .start = scan->point, .lower = " " };

  scan->point += (guint) g_utf8_strlen (at, end - at);
  token.end = scan->point;
  if (kind != STUDIO_TOKEN_SPACE && kind != STUDIO_TOKEN_NEWLINE)
    describe (scan, &token);
  scan->fresh = kind == STUDIO_TOKEN_SPACE || kind == STUDIO_TOKEN_NEWLINE;
  g_array_append_val (scan->tokens, token);
}

GArray *
studio_text_scan (const char *bytes,
                  GStringChunk *chunk)
{
  Scan scan = { .tokens = g_array_new (FALSE, FALSE, sizeof (StudioToken)), .chunk = chunk, .bytes = bytes, .fresh = TRUE };
  const char *at = bytes;

  scan.lower = g_string_new (NULL);
  while (*at != '\0') {
    const char *end = NULL;
    StudioTokenKind kind;

    if (scan.fresh)
      find_address (&scan, at);
    if (at == scan.address) {
      kind = scan.address_kind;
      end = scan.address_end;
    } else {
      kind = scan_token (at, &end);
      /* a word right before an address ends there */
      if (scan.address > at && scan.address < end)
        end = scan.address;
    }
    push (&scan, kind, at, end);
    at = end;
  }
  g_string_free (scan.lower, TRUE);
  return scan.tokens;
}
