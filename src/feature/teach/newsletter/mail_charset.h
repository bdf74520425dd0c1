// The two charsets in which mails go out, and MIME words in them.
//
//   Bytes of old readers: TRY(encode_mail_text("秘密", MailCharset::iso_2022_jp));     // ESC $ B ... ESC ( B
//   auto bad = encode_mail_text("①", MailCharset::iso_2022_jp);                        // invalid_input: '①' (U+2460) on line 1 ...
//
// ISO-2022-JP (RFC 1468) has JIS X 0208 alone: no half-width kana, no ①, no ㈱. What programs of Windows write for the wave dash and the
// minus is taken for what JIS calls so.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace sekimori::teach {

enum class MailCharset : unsigned char { utf8, iso_2022_jp };
std::string_view name_of(MailCharset one);  // "UTF-8", "ISO-2022-JP"
std::optional<MailCharset> mail_charset_from(std::string_view name);

// Every line is in ASCII again at its end. invalid_input naming the first sign that the charset does not have.
Result<std::string> encode_mail_text(std::string_view text, MailCharset charset);
// A header's value: RFC 2047 words, folded; ASCII as it is. invalid_input for a control sign (nobody adds a header) or one not in the
// charset.
Result<std::string> encode_mail_words(std::string_view value, MailCharset charset);

}  // namespace sekimori::teach
