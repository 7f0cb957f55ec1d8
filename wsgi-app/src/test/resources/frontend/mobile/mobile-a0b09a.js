document.title = "mobile";
