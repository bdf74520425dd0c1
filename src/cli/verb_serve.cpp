#include <charconv>
#include <chrono>
#include <cstdio>
#include <thread>

#include "cli/identity_options.h"
#include "cli/node_access.h"
#include "cli/notice_options.h"
#include "feature/consult/consult_room.h"
#include "feature/teach/teach_room.h"
#include "net/link_probe.h"
#include "node/service.h"

namespace sekimori::cli {
namespace {

Result<int> seconds_of(const std::string& text) {
  int seconds = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || seconds < 1 || seconds > 300)
    return error(ErrorCode::usage, "--idle-seconds '{}': a number from 1 to 300", text);
  return seconds;
}

// In bytes.
Result<std::uint64_t> upload_limit(const std::string& text) {
  std::uint64_t mebibytes = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), mebibytes);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || mebibytes < 1 || mebibytes > 1'048'576)
    return error(ErrorCode::usage, "--upload-limit-mib '{}': a number from 1 to 1048576", text);
  return mebibytes << 20;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  Trace trace(at.clock, [&](std::string_view line) {
    at.note(line);
    if (!line.ends_with('\n')) at.note("\n");
  });
  node::NodeSettings node_setup = node_settings(arguments);
  TRY(add_identity(at, arguments, node_setup));
  node_setup.reader = at.program;
  auto node = TRY(node::Node::open(node_setup, {at.clock, at.random, at.files, at.processes, &trace}));
  node::ServiceSettings settings;
  settings.server.address = arguments.value("listen");
  settings.public_url = arguments.value("public-url");
  settings.report_mailbox = arguments.value("mailbox");
  settings.notices = TRY(notice_settings(at, arguments));
  settings.server.idle_seconds = TRY(seconds_of(arguments.value("idle-seconds")));
  settings.server.spool_limit = TRY(upload_limit(arguments.value("upload-limit-mib")));
  settings.server.tls_certificate = arguments.value("tls-cert");
  settings.server.tls_key = arguments.value("tls-key");
  settings.server.tls_client_authorities = arguments.value("tls-client-ca");
  node->teach().links.ask_with(net::link_probe());
  auto service = TRY(node::Service::start(*node, trace, settings));
  at.out(service->origin() + "\n");
  std::fflush(stdout);
  if (service->set_up_link()) {
    at.say({.ja = "最初の管理者を作るリンク (30 分間、一度だけ):", .en = "Link that makes the first administrator (30 minutes, once):"});
    at.note(*service->set_up_link() + "\n");
  }
  if (arguments.has("explain")) {
    if (TRY(node->consult().consultations.is_staffed()))
      at.say({.ja = "相談の受付ページ: /consult を誰でも使えます。", .en = "Consultation page: /consult, for anybody."});
    else
      at.say({.ja = "相談の受付ページ: ありません。窓口の役割 (desk_operator, desk_adviser) を持つ人がいないためです。",
              .en = "Consultation page: none, since nobody has a role of the desk (desk_operator, desk_adviser)."});
  }
  trace.write(TraceLevel::info, "serve.started", {{"address", service->address()}});
  while (!interrupted()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  trace.write(TraceLevel::info, "serve.stopping");
  service->stop();
  trace.write(TraceLevel::info, "serve.stopped");
  return ExitCode::ok;
}

std::vector<Option> serve_options() {
  std::vector<Option> options = {
      data_option(),
      passphrase_option(),
      database_option(),
      {.name = "listen",
       .kind = OptionKind::value,
       .metavar = "ADDR",
       .help = {.ja = "待ち受けるアドレス", .en = "address to listen on"},
       .fallback = "127.0.0.1:8740"},
      {.name = "public-url",
       .kind = OptionKind::value,
       .metavar = "URL",
       .help = {.ja = "ブラウザから見えるアドレス (TLS プロキシの後ろにあるとき)",
                .en = "address that browsers use, when a TLS proxy stands before the server"}},
      {.name = "mailbox",
       .kind = OptionKind::value,
       .metavar = "ADDRESS",
       .help = {.ja = "ハブの受付メールアドレス (会員の報告用アドレスのもと)",
                .en = "a hub's own address for reports by mail; each member's stands on it"}},
      {.name = "tls-cert",
       .kind = OptionKind::value,
       .metavar = "FILE",
       .help = {.ja = "TLS の証明書 (PEM、中間証明書を含む)", .en = "certificate for TLS (PEM, with its chain)"}},
      {.name = "tls-key", .kind = OptionKind::value, .metavar = "FILE", .help = {.ja = "その秘密鍵 (PEM)", .en = "its key (PEM)"}},
      {.name = "tls-client-ca",
       .kind = OptionKind::value,
       .metavar = "FILE",
       .help = {.ja = "共有の相手の証明書を発行する認証局 (PEM)。証明書の名前 (CN) がログイン名になる",
                .en = "authority of the certificates of those we share with (PEM); the common name is the log-in name"}},
      {.name = "explain",
       .kind = OptionKind::flag,
       .help = {.ja = "アカウントのない人に何を見せるかを標準エラーに出す",
                .en = "say on stderr what people without an account are shown"}},
      {.name = "idle-seconds",
       .kind = OptionKind::value,
       .metavar = "N",
       .help = {.ja = "要求が届くまで待つ秒数 (1〜300)", .en = "seconds that a request may take to arrive (1 to 300)"},
       .fallback = "30"},
      {.name = "upload-limit-mib",
       .kind = OptionKind::value,
       .metavar = "N",
       .help = {.ja = "送られてくる証拠袋やログのファイルの大きさの上限 (MiB、1〜1048576)",
                .en = "largest bag or file of logs that is taken over the network (MiB, 1 to 1048576)"},
       .fallback = "2048"}};
  for (const std::vector<Option>& more : {identity_options(), notice_options()}) options.insert(options.end(), more.begin(), more.end());
  return options;
}

}  // namespace

extern const Verb verb_serve;
const Verb verb_serve{
    .name = "serve",
    .summary = {.ja = "サーバーを動かす (標準出力にはアドレスだけを出す)", .en = "run the server (prints only its address on stdout)"},
    .options = serve_options(),
    .run = run};

}  // namespace sekimori::cli
