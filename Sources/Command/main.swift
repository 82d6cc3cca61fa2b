print("digitalmask")
