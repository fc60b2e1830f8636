package dev.owlissues.shared.corpus;

import static dev.owlissues.shared.corpus.Fault.fault;

import java.util.List;

/** How databases, runtimes, browsers and phones say that something failed. */
final class Faults {
  static final List<Fault> BACKEND =
      List.of(
          fault(
              "orders/store",
              "PSQLException",
              "ERROR: duplicate key value violates unique constraint \"orders_pkey\" Detail: Key (id)=({n}) already exists.",
              "OrderStore.insert",
              "OrderService.place",
              "OrderRoutes.post"),
          fault(
              "orders/store",
              "PSQLException",
              "ERROR: deadlock detected Detail: Process {n} waits for ShareLock on transaction {n}; blocked by process {n}.",
              "StockStore.reserve",
              "OrderService.reserve",
              "Worker.run"),
          fault(
              "users/store",
              "PSQLException",
              "ERROR: relation \"{word}_archive\" does not exist Position: {n}",
              "ArchiveStore.copy",
              "Nightly.archive",
              "Scheduler.tick"),
          fault(
              "users/store",
              "SQLTransientConnectionException",
              "HikariPool-1 - Connection is not available, request timed out after {n}ms.",
              "Pool.getConnection",
              "UserStore.byId",
              "Session.load"),
          fault(
              "billing",
              "MySQLTransactionRollback",
              "Lock wait timeout exceeded; try restarting transaction (invoice {n})",
              "InvoiceDao.lock",
              "Billing.close",
              "Billing.run"),
          fault(
              "billing",
              "StripeError",
              "Request req_{word}{n} failed: no such payment_intent: '{id}'",
              "Payments.confirm",
              "Checkout.finish",
              "Checkout.post"),
          fault(
              "cache",
              "RedisConnectionError",
              "connect ECONNREFUSED 10.0.{n}.{n}:6379",
              "Socket.connect",
              "Cache.get",
              "Sessions.read"),
          fault(
              "cache",
              "ReplyError",
              "OOM command not allowed when used memory > 'maxmemory'. script: {id}",
              "Cache.set",
              "Feed.store",
              "Feed.refresh"),
          fault(
              "mailer",
              "SMTPResponseException",
              "451 4.7.1 Greylisting in action, please come back in {n} seconds",
              "Smtp.rcpt",
              "Mailer.send",
              "Outbox.drain"),
          fault(
              "http",
              "TypeError",
              "Cannot destructure property '{word}' of 'req.body' as it is undefined.",
              "validate",
              "createUser",
              "Layer.handle",
              "next"),
          fault(
              "http",
              "FetchError",
              "request to https://api.partner.example/v1/{word}/{n} failed, reason: socket hang up",
              "ClientRequest.onError",
              "fetchPartner",
              "syncAll"),
          fault(
              "jobs",
              "MemoryError",
              "Unable to allocate {n}.5 MiB for an array with shape ({n}, 768) and data type float32",
              "embed",
              "index_documents",
              "run_job"),
          fault("jobs", "KeyError", "'{word}_id'", "transform_row", "load_batch", "main"),
          fault(
              "jobs",
              "UnicodeDecodeError",
              "'utf-8' codec can't decode byte 0xe9 in position {n}: invalid continuation byte",
              "read_csv",
              "import_file",
              "consume"),
          fault(
              "gateway",
              "NullPointerException",
              "Cannot invoke \"com.acme.{word}.Account.owner()\" because the return value of \"Accounts.find({n})\" is null",
              "AccountRoutes.show",
              "Router.dispatch",
              "Server.serve"),
          fault(
              "gateway",
              "StackOverflowError",
              "stack depth {n} exceeded while serialising {word}",
              "Node.write",
              "Node.writeChildren",
              "Node.write"),
          fault(
              "search",
              "ElasticsearchException",
              "[{word}-{n}] all shards failed: circuit_breaking_exception, data for [<http_request>] would be [{n}/1.9gb]",
              "SearchClient.query",
              "Catalogue.find",
              "CatalogueRoutes.get"),
          fault(
              "storage",
              "AmazonS3Exception",
              "The specified key does not exist. (Service: S3; Status Code: 404; Request ID: {id})",
              "Bucket.read",
              "Avatars.load",
              "AvatarRoutes.get"));

  static final List<Fault> WEB =
      List.of(
          fault(
              "cart",
              "TypeError",
              "Cannot read properties of undefined (reading '{word}')",
              "CartView.render",
              "updateComponent",
              "flushWork"),
          fault(
              "cart",
              "TypeError",
              "undefined is not an object (evaluating 'item.{word}.price')",
              "total",
              "CartSummary",
              "renderWithHooks"),
          fault(
              "checkout",
              "TypeError",
              "this.{word} is not a function",
              "submit",
              "HTMLFormElement.onsubmit",
              "dispatchEvent"),
          fault(
              "checkout",
              "ReferenceError",
              "Can't find variable: {word}",
              "globalCode",
              "loadScript",
              "onload"),
          fault(
              "app",
              "ChunkLoadError",
              "Loading chunk {n} failed. (error: https://cdn.acme.example/static/js/{n}.chunk.js)",
              "requireEnsure",
              "lazyRoute",
              "mountLazyComponent"),
          fault(
              "app",
              "Error",
              "Minified React error #{n}; visit the decoder for the full message",
              "throwException",
              "beginWork",
              "performUnitOfWork"),
          fault(
              "app",
              "RangeError",
              "Maximum call stack size exceeded",
              "deepClone",
              "deepClone",
              "reducer"),
          fault(
              "net",
              "TypeError",
              "Failed to fetch /api/{word}/{id}",
              "request",
              "loadPage",
              "useQuery"),
          fault(
              "net",
              "AbortError",
              "The user aborted a request after {n} ms",
              "abort",
              "searchAsYouType",
              "debounced"),
          fault(
              "storage",
              "QuotaExceededError",
              "Failed to execute 'setItem' on 'Storage': Setting the value of '{word}' exceeded the quota.",
              "persist",
              "saveDraft",
              "onChange"),
          fault(
              "storage",
              "InvalidStateError",
              "A mutation operation was attempted on a database that did not allow mutations: store {word} version {n}",
              "openStore",
              "syncOffline",
              "onMessage"),
          fault(
              "player",
              "NotAllowedError",
              "play() failed because the user didn't interact with the document first: video {id}",
              "Player.play",
              "autoplay",
              "onIntersect"),
          fault(
              "map",
              "SyntaxError",
              "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON at position {n}",
              "JSON.parse",
              "loadTiles",
              "Map.zoom"));

  static final List<Fault> APPLE =
      List.of(
          fault(
              "Feed",
              "NSURLErrorDomain",
              "The request timed out. (NSURLErrorDomain error -1001) after {n} s, task <{id}>.<{n}>",
              "FeedClient.load()",
              "FeedModel.refresh()",
              "closure #1 in FeedView.body.getter"),
          fault(
              "Feed",
              "DecodingError",
              "keyNotFound(CodingKeys(stringValue: \"{word}\"), Context(codingPath: [Index {n}], debugDescription: \"No value associated with key\"))",
              "JSONDecoder.decode(_:from:)",
              "FeedClient.parse(_:)",
              "FeedClient.load()"),
          fault(
              "Sync",
              "NSCocoaErrorDomain",
              "Core Data: error: -addPersistentStore returned error 134140 ({word}.sqlite)",
              "Store.open()",
              "Store.migrate()",
              "AppDelegate.application(_:didFinishLaunching:)"),
          fault(
              "Sync",
              "CKErrorDomain",
              "Zone busy; retry after {n}.0 seconds (CKErrorDomain 6), record {id}",
              "CloudSync.push(_:)",
              "CloudSync.run()",
              "SyncTask.main()"),
          fault(
              "Camera",
              "AVFoundationErrorDomain",
              "Cannot Record: error -11803 on device '{word} Camera'",
              "Recorder.start()",
              "CameraModel.capture()",
              "CameraView.tap()"),
          fault(
              "Store",
              "SKErrorDomain",
              "Cannot connect to iTunes Store, product com.acme.{word}.monthly, attempt {n}",
              "Purchases.buy(_:)",
              "Paywall.confirm()",
              "Button.action()"),
          fault(
              "Core",
              "SwiftRuntimeFailure",
              "Fatal error: Index out of range: file Swift/ContiguousArrayBuffer.swift, line {n}",
              "Playlist.subscript.getter",
              "PlaylistView.row(_:)",
              "ForEach.body.getter"),
          fault(
              "Core",
              "NSInvalidArgumentException",
              "-[__NSCFString objectForKey:]: unrecognized selector sent to instance 0x60000{n}",
              "Settings.value(for:)",
              "SettingsView.load()",
              "UIViewController.viewDidLoad()"),
          fault(
              "Core",
              "EXC_BAD_ACCESS",
              "KERN_INVALID_ADDRESS at 0x0000000000000010 in thread {n}",
              "swift_retain",
              "ImageCache.evict()",
              "DispatchQueue.async"),
          fault(
              "Keychain",
              "OSStatus",
              "errSecInteractionNotAllowed (-25308) while reading {word}",
              "Keychain.read(_:)",
              "Session.restore()",
              "App.init()"));

  static final List<Fault> ANDROID =
      List.of(
          fault(
              "main",
              "NullPointerException",
              "Attempt to invoke virtual method 'java.lang.String com.acme.{word}.Model.getTitle()' on a null object reference",
              "DetailFragment.bind",
              "DetailFragment.onViewCreated",
              "FragmentManager.moveToState"),
          fault(
              "main",
              "IllegalStateException",
              "Fragment {word}Fragment ({id}) not attached to a context.",
              "Fragment.requireContext",
              "ListFragment.showError",
              "Callback.onFailure"),
          fault(
              "main",
              "IndexOutOfBoundsException",
              "Inconsistency detected. Invalid item position {n}(offset:{n}).state:{n}",
              "RecyclerView.tryGetViewHolder",
              "LinearLayoutManager.next",
              "RecyclerView.onLayout"),
          fault(
              "main",
              "BadTokenException",
              "Unable to add window -- token android.os.BinderProxy@{n} is not valid; is your activity running?",
              "ViewRootImpl.setView",
              "Dialog.show",
              "RateDialog.ask"),
          fault(
              "db",
              "SQLiteFullException",
              "database or disk is full (code 13 SQLITE_FULL)",
              "SQLiteConnection.nativeExecute",
              "DraftDao.insert",
              "DraftWorker.doWork"),
          fault(
              "db",
              "SQLiteConstraintException",
              "FOREIGN KEY constraint failed (code 787 SQLITE_CONSTRAINT_FOREIGNKEY) in {word}",
              "SQLiteConnection.execute",
              "NoteDao.update",
              "SyncWorker.doWork"),
          fault(
              "db",
              "IllegalStateException",
              "A migration from {n} to {n} was required but not found. Please provide the necessary Migration path",
              "RoomOpenHelper.onUpgrade",
              "AppDatabase.open",
              "App.onCreate"),
          fault(
              "net",
              "UnknownHostException",
              "Unable to resolve host \"api-{n}.acme.example\": No address associated with hostname",
              "InetAddress.lookup",
              "Api.call",
              "Repository.load"),
          fault(
              "net",
              "SSLHandshakeException",
              "Chain validation failed: certificate expired {n} days ago",
              "ConscryptSocket.startHandshake",
              "Api.connect",
              "Repository.login"),
          fault(
              "media",
              "OutOfMemoryError",
              "Failed to allocate a {n} byte allocation with {n} free bytes and 2MB until OOM",
              "BitmapFactory.decode",
              "Thumbnails.load",
              "GalleryAdapter.bind"),
          fault(
              "push",
              "SecurityException",
              "Permission Denial: starting Intent {word} requires android.permission.POST_NOTIFICATIONS",
              "ActivityManager.start",
              "PushService.notify",
              "PushService.onMessage"),
          fault(
              "push",
              "ForegroundServiceDidNotStartInTime",
              "Context.startForegroundService() did not then call Service.startForeground(): u{n} {word}",
              "ActivityThread.handleMessage",
              "Looper.loop",
              "ActivityThread.main"));

  private Faults() {}
}
