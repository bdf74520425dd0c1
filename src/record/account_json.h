// Accounts and tokens as JSON, the same at the command line and over HTTP. Never a hash, never a token's text.
#pragma once

#include "record/token.h"

namespace sekimori::record {

Json to_json(const Account& account);
Json to_json(const TokenInfo& token);

}  // namespace sekimori::record
